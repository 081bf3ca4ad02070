package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.security.Role;

/** What the forms do that put and delete files. */
class FileFormsTest {
  private static final String BOUNDARY = "----part";

  @TempDir private Path disk;
  private JobKit kit;

  @BeforeEach
  void a_hub() throws IOException {
    kit = new JobKit(disk);
  }

  private static String part(String field, String content) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\""
        + field
        + "\r\n\r\n"
        + content
        + "\r\n";
  }

  /** A form with these parts, and the token of its session before them. */
  private FakeRequest form(Role role, String... parts) {
    FakeRequest form = kit.form(role, "/put-file");
    String token = form.parameters.remove("token");
    return sent(form, part("token\"", token) + String.join("", parts));
  }

  private static FakeRequest sent(FakeRequest form, String parts) {
    form.contentType = "multipart/form-data; boundary=" + BOUNDARY;
    form.content = (parts + "--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    return form;
  }

  private static String file(String name, String content) {
    return part("file\"; filename=\"" + name + "\"", content);
  }

  private FakeRequest put(FakeRequest form) throws Exception {
    new PutFileServlet(kit.files, kit.documents.sessions).doPost(form.request(), form.response());
    return form;
  }

  private static String told(FakeRequest form, String field) {
    assertThat(form.status).isEqualTo(400);
    return FormRefusal.mistake(form.request(), field);
  }

  @Test
  void a_file_is_put_under_its_own_name_or_the_one_that_is_given() throws Exception {
    FakeRequest own =
        put(form(Role.OPERATOR, part("name\"", ""), file("C:\\in\\people.csv", "no\r\n1\r\n")));
    put(form(Role.OPERATOR, part("name\"", " other.csv "), file("people.csv", "x")));

    assertThat(own.redirect).isEqualTo("/syncline/files.xhtml?done=file-put");
    assertThat(kit.names()).containsExactly("other.csv", "people.csv");
    assertThat(kit.content("people.csv")).isEqualTo("no\r\n1\r\n");
    assertThat(kit.documents.audit.acts())
        .contains(Act.done("olga", "file.put", "file/other.csv", "bytes=1"));
  }

  @Test
  void one_of_the_same_name_is_replaced_where_somebody_says_so() throws Exception {
    kit.put("people.csv", "old");

    FakeRequest without = put(form(Role.OPERATOR, part("name\"", ""), file("people.csv", "new")));
    assertThat(told(without, "name")).isEqualTo("mistake.filethere");
    assertThat(kit.content("people.csv")).isEqualTo("old");

    FakeRequest with =
        put(
            form(
                Role.OPERATOR,
                part("name\"", ""),
                part("replace\"", "yes"),
                file("people.csv", "new")));
    assertThat(with.redirect).endsWith("done=file-put");
    assertThat(kit.content("people.csv")).isEqualTo("new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".hidden", "a b.csv", "a%2fb", "-x", "\u00e4.csv"})
  void a_name_that_no_file_can_have_is_told_with_what_was_given(String name) throws Exception {
    FakeRequest form = put(form(Role.OPERATOR, part("name\"", name), file("people.csv", "x")));

    assertThat(told(form, "name")).isEqualTo("mistake.filename");
    assertThat(form.forwarded).isEqualTo("/files.xhtml");
    assertThat(PutFileServlet.givenName(form.request())).isEqualTo(name);
    assertThat(kit.names()).isEmpty();
  }

  @Test
  void a_form_without_a_file_is_told() throws Exception {
    assertThat(told(put(form(Role.OPERATOR, part("name\"", "x.csv"), file("", ""))), "file"))
        .isEqualTo("mistake.nofile");
    assertThat(kit.names()).isEmpty();
    assertThat(put(form(Role.OPERATOR, part("name\"", "x.csv"))).error).isEqualTo(400);
  }

  @Test
  void what_a_run_reads_is_neither_replaced_nor_deleted() throws Exception {
    kit.put("people.csv", "old");
    kit.working("people", "people.csv");

    FakeRequest form =
        put(form(Role.OPERATOR, part("replace\"", "yes"), file("people.csv", "new")));

    assertThat(told(form, "name")).isEqualTo("mistake.fileinuse");
    assertThat(delete("people.csv", true).redirect).endsWith("done=file-in-use");
    assertThat(kit.content("people.csv")).isEqualTo("old");
  }

  @Test
  void a_file_that_is_too_long_is_refused_and_nothing_of_it_is_kept() throws Exception {
    String little = "x".repeat((int) JobKit.LIMIT + 1);
    assertThat(told(put(form(Role.OPERATOR, file("a.csv", little))), "file"))
        .isEqualTo("mistake.filelong");
    // Told by what is announced, before any of it is read.
    assertThat(told(put(form(Role.OPERATOR, file("b.csv", little + little))), "file"))
        .isEqualTo("mistake.filelong");
    assertThat(put(form(Role.OPERATOR, file("c.csv", little.substring(1)))).redirect)
        .endsWith("done=file-put");

    assertThat(kit.names()).containsExactly("c.csv");
    assertThat(disk.resolve("files").toFile().list()).containsExactly("c.csv");
  }

  @Test
  void a_file_that_is_cut_off_on_its_way_is_not_kept() throws Exception {
    FakeRequest inContent = form(Role.OPERATOR, file("people.csv", "no\r\n1\r\n"));
    inContent.content = Arrays.copyOf(inContent.content, inContent.content.length - 20);
    FakeRequest inHead = form(Role.OPERATOR, file("people.csv", "no\r\n1\r\n"));
    inHead.content = Arrays.copyOf(inHead.content, inHead.content.length - 30);

    assertThat(told(put(inContent), "file")).isEqualTo("mistake.filecut");
    assertThat(put(inHead).error).isEqualTo(400);
    assertThat(disk.resolve("files").toFile().list()).isEmpty();
  }

  @Test
  void nothing_is_read_of_a_form_whose_first_part_is_not_the_token_of_its_session()
      throws Exception {
    FakeRequest forged = kit.form(Role.OPERATOR, "/put-file");
    FakeRequest late = kit.form(Role.OPERATOR, "/put-file");
    String token = late.parameters.get("token");
    FakeRequest bare = kit.form(Role.OPERATOR, "/put-file");

    put(sent(forged, part("token\"", "forged") + file("people.csv", "x")));
    put(sent(late, file("people.csv", "x") + part("token\"", token)));
    bare.contentType = "application/x-www-form-urlencoded";
    put(bare);

    assertThat(forged.error).isEqualTo(403);
    // The one that would do for another form, as a parameter, does not for this one.
    assertThat(late.error).isEqualTo(403);
    assertThat(bare.error).isEqualTo(403);
    assertThat(kit.names()).isEmpty();
  }

  @Test
  void who_may_not_run_jobs_puts_and_deletes_nothing() throws Exception {
    kit.put("people.csv", "old");

    assertThat(put(form(Role.AUDITOR, file("b.csv", "x"))).error).isEqualTo(403);
    FakeRequest form = kit.form(Role.AUDITOR, "/delete-file");
    deleted(form.with("name", "people.csv").with("sure", "yes"));
    assertThat(form.error).isEqualTo(403);
    assertThat(kit.names()).containsExactly("people.csv");
  }

  @Test
  void from_the_guide_it_leads_back_there_with_the_file_and_what_is_refused_is_told_there()
      throws Exception {
    FakeRequest form =
        put(form(Role.OPERATOR, file("people.csv", "x")).with("system", "erp").with("way", "file"));
    assertThat(form.redirect)
        .isEqualTo("/syncline/connect.xhtml?system=erp&way=file&file=people.csv&done=file-put");

    FakeRequest refused = put(form(Role.OPERATOR, file("a b", "x")).with("system", "erp"));
    assertThat(told(refused, "name")).isEqualTo("mistake.filename");
    assertThat(refused.forwarded).isEqualTo("/connect.xhtml");
  }

  private FakeRequest delete(String name, boolean sure) throws Exception {
    FakeRequest form =
        kit.form(Role.OPERATOR, "/delete-file")
            .with("name", name)
            .with("back", "files.xhtml?sort=-size");
    return deleted(sure ? form.with("sure", "yes") : form);
  }

  private FakeRequest deleted(FakeRequest form) throws Exception {
    new DeleteFileServlet(kit.files, kit.documents.sessions)
        .doPost(form.request(), form.response());
    return form;
  }

  @Test
  void a_file_is_deleted_by_who_says_that_they_are_sure() throws Exception {
    kit.put("people.csv", "x");

    assertThat(delete("people.csv", false).redirect)
        .isEqualTo("/syncline/files.xhtml?sort=-size&done=not-sure");
    assertThat(kit.names()).hasSize(1);
    assertThat(delete("people.csv", true).redirect).endsWith("done=file-deleted");
    assertThat(kit.names()).isEmpty();
    assertThat(delete("people.csv", true).redirect).endsWith("done=file-unknown");
    assertThat(delete("../x", true).redirect).endsWith("done=file-unknown");
  }
}
