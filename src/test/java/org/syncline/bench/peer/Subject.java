package org.syncline.bench.peer;

/**
 * Something that maps the customer of {@link CustomerBodies}: bytes in, bytes out.
 *
 * <p>Every member of the canonical customer is always there, null where its source is absent or
 * null; {@code phones} and {@code emails} are the contacts of kind {@code tel} and {@code mail}, an
 * empty list where there is none.
 *
 * <table>
 * <caption>Targets and their sources</caption>
 * <tr><td>schema, source</td><td>2, erp</td></tr>
 * <tr><td>key, version</td><td>no, rev</td></tr>
 * <tr><td>changedAt</td><td>changed, milliseconds since 1970, as an instant</td></tr>
 * <tr><td>kind</td><td>type: P person, O organisation, else unknown</td></tr>
 * <tr><td>title, language, owner, employer</td><td>title, lang, rep, employerNo</td></tr>
 * <tr><td>name.given, name.family, name.company</td><td>name.first, name.last, name.company</td></tr>
 * <tr><td>birthDate</td><td>born, as dd.MM.yyyy</td></tr>
 * <tr><td>industry</td><td>branch: 01 Engineering, 02 Trade, 03 Health, else as it is</td></tr>
 * <tr><td>lifecycle</td><td>status: A customer, X former, else lead</td></tr>
 * <tr><td>creditLimit, discount</td><td>credit, discount, decimals as in 1.234,50</td></tr>
 * <tr><td>newsletter</td><td>news: Y true, N false</td></tr>
 * <tr><td>address.street, .postalCode, .city, .region</td><td>address.street, .zip, .city, .region</td></tr>
 * <tr><td>address.country</td><td>address.country: D DE, A AT, I IT, else as it is</td></tr>
 * <tr><td>phones[].number, .use</td><td>contacts[].value without blanks, brackets and dashes, .use</td></tr>
 * <tr><td>emails[].address, .use</td><td>contacts[].value trimmed, in lower case, .use</td></tr>
 * </table>
 */
@FunctionalInterface
public interface Subject {
  /**
   * Maps one customer.
   *
   * @param body a JSON object in UTF-8
   * @return the canonical customer as JSON in UTF-8; members in any order
   */
  byte[] run(byte[] body) throws Exception;
}
