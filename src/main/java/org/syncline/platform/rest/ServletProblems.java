package org.syncline.platform.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Problem documents where JAX-RS is not reached yet. */
public final class ServletProblems {
  private ServletProblems() {}

  public static void send(HttpServletResponse response, ProblemException problem)
      throws IOException {
    byte[] body = Json.bytes(problem.problem());
    response.setStatus(problem.problem().status());
    problem.headers().forEach(response::setHeader);
    response.setContentType(ProblemDocument.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }
}
