package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.LargeBody;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.bulk.FileName;
import org.syncline.sync.bulk.KeepFiles;
import org.syncline.sync.bulk.KeepFiles.Answer;

/**
 * Where the form is sent to that puts a file. Its content is written to the folder as it comes. The
 * first part of the form is the token of its session, and nothing behind that is read without it;
 * the fields that the name depends on come before the file.
 */
@WebServlet(name = "PutFile", urlPatterns = PutFileServlet.PATH)
public class PutFileServlet extends FormServlet {
  static final String PATH = "/put-file";

  /** Of a refusal: the name that was given. */
  static final String GIVEN_NAME = PutFileServlet.class.getName();

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(PutFileServlet.class.getName());
  private static final String PARTS = FormParts.class.getName();
  private static final String TOKEN = "token";
  private static final String FILE = "file";
  private static final String NAME = "name";

  /** Most bytes of a form beside its file. */
  private static final int BESIDE = 8_192;

  /** Most bytes of one field. */
  private static final int LONGEST = 1_024;

  @Inject private transient KeepFiles files;

  /** For the container. */
  @NullUnmarked
  public PutFileServlet() {}

  PutFileServlet(KeepFiles files, SessionLogIn sessions) {
    super(sessions);
    this.files = files;
  }

  /** The name that a form gave which did nothing; empty for none. */
  static String givenName(HttpServletRequest request) {
    return request.getAttribute(GIVEN_NAME) instanceof String name ? name : "";
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.RUN_JOBS);
  }

  /** The first part, of a form by somebody who may put files. */
  @Override
  @Nullable String token(HttpServletRequest request) throws IOException {
    Optional<String> boundary = FormParts.boundary(request.getContentType());
    if (boundary.isEmpty()) {
      return null;
    }
    FormParts parts =
        new FormParts(LargeBody.of(request, files.sizeLimit() + BESIDE), boundary.get());
    try {
      FormParts.Part first = parts.next();
      if (first == null || !first.name().equals(TOKEN)) {
        return null;
      }
      request.setAttribute(PARTS, parts);
      return first.text(LONGEST);
    } catch (IOException e) {
      // It is no form of ours, or whoever sends it has gone away.
      return null;
    }
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    try {
      Map<String, String> fields = new HashMap<>();
      FormParts.Part file = file(request, fields);
      if (file == null) {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        return;
      }
      String name = name(fields.getOrDefault(NAME, ""), file);
      Optional<FormRefusal> refusal =
          isChosen(file)
              ? refusal(request, fields, name, who)
              : Optional.of(new FormRefusal(FILE, "mistake.nofile"));
      if (refusal.isEmpty()) {
        refusal = put(new FileName(name), file, who);
      }
      if (refusal.isPresent()) {
        request.setAttribute(GIVEN_NAME, fields.getOrDefault(NAME, ""));
        refusal.get().show(page(request), request, response);
      } else {
        land(request, response, name);
      }
    } catch (FormParts.UnreadableFormException | EOFException e) {
      LOG.log(Level.INFO, "A form with a file was not understood: {0}", e.getMessage());
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  /** The part that is the file, with the fields before it; null where there is none. */
  private static FormParts.@Nullable Part file(
      HttpServletRequest request, Map<String, String> fields) throws IOException {
    FormParts parts = (FormParts) request.getAttribute(PARTS);
    FormParts.Part part;
    while ((part = parts.next()) != null) {
      if (part.name().equals(FILE)) {
        return part;
      }
      if (fields.size() > 10) {
        return null;
      }
      fields.put(part.name(), part.text(LONGEST).strip());
    }
    return null;
  }

  /** Browsers send a part without a name where no file was chosen. */
  private static boolean isChosen(FormParts.Part file) {
    String name = file.file();
    return name != null && !name.isEmpty();
  }

  /** As it was given, else as the file is called where it comes from. */
  private static String name(String given, FormParts.Part file) {
    String whole = String.valueOf(file.file());
    return given.isEmpty()
        ? whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1)
        : given;
  }

  private Optional<FormRefusal> refusal(
      HttpServletRequest request, Map<String, String> fields, String name, Caller who) {
    Optional<FileName> file = FileName.of(name);
    if (file.isEmpty()) {
      return Optional.of(new FormRefusal(NAME, "mistake.filename"));
    }
    long announced = Math.max(0, request.getContentLengthLong() - BESIDE);
    Optional<Answer> refused = files.refusal(file.get(), announced, who);
    if (refused.isPresent()) {
      return Optional.of(told(refused.get()));
    }
    return fields.containsKey("replace") || !isThere(file.get(), who)
        ? Optional.empty()
        : Optional.of(new FormRefusal(NAME, "mistake.filethere"));
  }

  private boolean isThere(FileName name, Caller who) {
    return files.list(who).stream().anyMatch(file -> file.name().equals(name));
  }

  private Optional<FormRefusal> put(FileName name, FormParts.Part file, Caller who) {
    try {
      Answer answer = files.put(name, file.content(), who);
      return answer instanceof Answer.Put ? Optional.empty() : Optional.of(told(answer));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "File {0} was not taken: {1}", new Object[] {name, e.toString()});
      return Optional.of(new FormRefusal(FILE, "mistake.filecut"));
    }
  }

  private static FormRefusal told(Answer answer) {
    return answer instanceof Answer.TooLarge
        ? new FormRefusal(FILE, "mistake.filelong")
        : new FormRefusal(NAME, "mistake.fileinuse");
  }

  /** The guide, where its address says which system is connected; else the list of files. */
  private static String page(HttpServletRequest request) {
    return Guide.of(request).system().isEmpty() ? "files.xhtml" : "connect.xhtml";
  }

  private static void land(HttpServletRequest request, HttpServletResponse response, String name)
      throws IOException {
    Guide guide = Guide.of(request);
    String next = guide.system().isEmpty() ? "files.xhtml" : guide.of(name).address();
    response.sendRedirect(request.getContextPath() + "/" + ReturnAddress.with(next, "file-put"));
  }
}
