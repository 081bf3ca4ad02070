package org.syncline.bench;

/**
 * Customers of about 900 bytes as the {@code erp} system of the samples sends them, by number and
 * version.
 */
final class BenchMessages {
  private BenchMessages() {}

  static String key(int customer) {
    return "B-" + customer;
  }

  static String body(int customer, int version) {
    return """
        {"changedAt":"2025-%02d-%02d %02d:%02d:%02d","source":"ERP-PROD-01","client":"100","user":"BATCH0%d",\
        "customer":{"no":"%s","rev":%d,"type":"P","status":"A","title":"Dr.","name":{"first":"Anneliese",\
        "last":"Schröder-%d","former":"Müller"},"mail":"customer%d@example.com","tel":"(030) 4507-%04d",\
        "fax":"(030) 4507-9999","born":"12.12.1972","lang":"DE","branch":"03","credit":"%d.648,96",\
        "rep":"R. Iyer","terms":"30 days net","currency":"EUR","taxNumber":"DE129273398",\
        "address":{"street":"Invalidenstraße %d","zip":"10115","city":"Berlin","country":"D",\
        "district":"Mitte","state":"BE"},"bank":{"iban":"DE02120300000000202051","bic":"BYLADEM1001",\
        "holder":"Anneliese Schröder"},"notes":"Prefers to be called in the morning, between nine and eleven; \
        asked for the new catalogue twice, the last time by letter in spring.",\
        "flags":{"newsletter":"Y","creditHold":"N","vip":"N","partner":"N"}}}"""
        .formatted(
            1 + version % 12,
            1 + customer % 28,
            customer % 24,
            customer % 60,
            version % 60,
            customer % 10,
            key(customer),
            version,
            customer,
            customer,
            customer % 10_000,
            version % 90 + 1,
            version % 200 + 1);
  }
}
