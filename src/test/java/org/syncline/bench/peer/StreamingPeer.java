package org.syncline.bench.peer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What somebody writes by hand who wants it to be fast: one pass in, one pass out, names encoded
 * once, buffers used again.
 */
final class StreamingPeer implements Subject {
  private static final SerializedString SCHEMA = new SerializedString("schema");
  private static final SerializedString VERSION = new SerializedString("version");
  private static final SerializedString SOURCE = new SerializedString("source");
  private static final SerializedString NUMBER = new SerializedString("number");
  private static final SerializedString USE = new SerializedString("use");
  private static final SerializedString ADDRESS = new SerializedString("address");
  private static final SerializedString NEWSLETTER = new SerializedString("newsletter");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString PHONES = new SerializedString("phones");
  private static final SerializedString EMAILS = new SerializedString("emails");
  private static final SerializedString KEY = new SerializedString("key");
  private static final SerializedString CHANGED_AT = new SerializedString("changedAt");
  private static final SerializedString KIND = new SerializedString("kind");
  private static final SerializedString TITLE = new SerializedString("title");
  private static final SerializedString GIVEN = new SerializedString("given");
  private static final SerializedString FAMILY = new SerializedString("family");
  private static final SerializedString COMPANY = new SerializedString("company");
  private static final SerializedString BIRTH_DATE = new SerializedString("birthDate");
  private static final SerializedString LANGUAGE = new SerializedString("language");
  private static final SerializedString INDUSTRY = new SerializedString("industry");
  private static final SerializedString LIFECYCLE = new SerializedString("lifecycle");
  private static final SerializedString CREDIT_LIMIT = new SerializedString("creditLimit");
  private static final SerializedString DISCOUNT = new SerializedString("discount");
  private static final SerializedString OWNER = new SerializedString("owner");
  private static final SerializedString EMPLOYER = new SerializedString("employer");
  private static final SerializedString STREET = new SerializedString("street");
  private static final SerializedString POSTAL_CODE = new SerializedString("postalCode");
  private static final SerializedString CITY = new SerializedString("city");
  private static final SerializedString COUNTRY = new SerializedString("country");
  private static final SerializedString REGION = new SerializedString("region");

  @Override
  public byte[] run(byte[] body) throws IOException {
    Customer customer = new Customer();
    try (JsonParser in = FrontEnd.FACTORY.createParser(FrontEnd.checked(body))) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("No object.");
      }
      customer.read(in);
      if (in.nextToken() != null) {
        throw new IllegalArgumentException("Something follows.");
      }
    }
    BufferRecycler buffers = FrontEnd.FACTORY._getBufferRecycler();
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(buffers)) {
      try (JsonGenerator out = FrontEnd.FACTORY.createGenerator(bytes)) {
        customer.write(out);
      }
      return bytes.getClearAndRelease();
    } finally {
      buffers.releaseToPool();
    }
  }

  /** What is kept until the target's order asks for it. */
  private static final class Customer {
    private String no;
    private long rev;
    private boolean hasRev;
    private long changed;
    private boolean hasChanged;
    private String type;
    private String title;
    private String first;
    private String last;
    private String company;
    private String born;
    private String lang;
    private String branch;
    private String status;
    private String credit;
    private String discount;
    private String rep;
    private String news;
    private String employerNo;
    private String street;
    private String zip;
    private String city;
    private String country;
    private String region;
    private String[] contacts = new String[12];
    private int contactsEnd;

    void read(JsonParser in) throws IOException {
      String member;
      while ((member = in.nextFieldName()) != null) {
        switch (member) {
          case "no" -> no = in.nextTextValue();
          case "rev" -> {
            hasRev = in.nextToken() == JsonToken.VALUE_NUMBER_INT;
            rev = hasRev ? in.getLongValue() : 0;
          }
          case "changed" -> {
            hasChanged = in.nextToken() == JsonToken.VALUE_NUMBER_INT;
            changed = hasChanged ? in.getLongValue() : 0;
          }
          case "type" -> type = in.nextTextValue();
          case "title" -> title = in.nextTextValue();
          case "name" -> readName(in);
          case "born" -> born = in.nextTextValue();
          case "lang" -> lang = in.nextTextValue();
          case "branch" -> branch = in.nextTextValue();
          case "status" -> status = in.nextTextValue();
          case "credit" -> credit = in.nextTextValue();
          case "discount" -> discount = in.nextTextValue();
          case "rep" -> rep = in.nextTextValue();
          case "news" -> news = in.nextTextValue();
          case "employerNo" -> employerNo = in.nextTextValue();
          case "address" -> readAddress(in);
          case "contacts" -> readContacts(in);
          default -> {
            in.nextToken();
            in.skipChildren();
          }
        }
      }
    }

    private void readName(JsonParser in) throws IOException {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      String member;
      while ((member = in.nextFieldName()) != null) {
        switch (member) {
          case "first" -> first = in.nextTextValue();
          case "last" -> last = in.nextTextValue();
          case "company" -> company = in.nextTextValue();
          default -> {
            in.nextToken();
            in.skipChildren();
          }
        }
      }
    }

    private void readAddress(JsonParser in) throws IOException {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      String member;
      while ((member = in.nextFieldName()) != null) {
        switch (member) {
          case "street" -> street = in.nextTextValue();
          case "zip" -> zip = in.nextTextValue();
          case "city" -> city = in.nextTextValue();
          case "country" -> country = in.nextTextValue();
          case "region" -> region = in.nextTextValue();
          default -> {
            in.nextToken();
            in.skipChildren();
          }
        }
      }
    }

    private void readContacts(JsonParser in) throws IOException {
      if (in.nextToken() != JsonToken.START_ARRAY) {
        return;
      }
      while (in.nextToken() == JsonToken.START_OBJECT) {
        if (contactsEnd == contacts.length) {
          contacts = Arrays.copyOf(contacts, 2 * contactsEnd);
        }
        String member;
        while ((member = in.nextFieldName()) != null) {
          switch (member) {
            case "kind" -> contacts[contactsEnd] = in.nextTextValue();
            case "value" -> contacts[contactsEnd + 1] = in.nextTextValue();
            case "use" -> contacts[contactsEnd + 2] = in.nextTextValue();
            default -> {
              in.nextToken();
              in.skipChildren();
            }
          }
        }
        contactsEnd += 3;
      }
    }

    void write(JsonGenerator out) throws IOException {
      out.writeStartObject();
      out.writeFieldName(SCHEMA);
      out.writeNumber(2);
      out.writeFieldName(SOURCE);
      out.writeString("erp");
      text(out, KEY, no);
      if (hasRev) {
        out.writeFieldName(VERSION);
        out.writeNumber(rev);
      } else {
        out.writeFieldName(VERSION);
        out.writeNull();
      }
      text(out, CHANGED_AT, hasChanged ? Values.instant(changed) : null);
      text(out, KIND, type == null ? null : Codes.kind(type));
      text(out, TITLE, title);
      out.writeFieldName(NAME);
      out.writeStartObject();
      text(out, GIVEN, first);
      text(out, FAMILY, last);
      text(out, COMPANY, company);
      out.writeEndObject();
      text(out, BIRTH_DATE, born == null ? null : Values.date(born));
      text(out, LANGUAGE, lang);
      text(out, INDUSTRY, branch == null ? null : Codes.industry(branch));
      text(out, LIFECYCLE, status == null ? null : Codes.lifecycle(status));
      decimal(out, CREDIT_LIMIT, credit);
      decimal(out, DISCOUNT, discount);
      text(out, OWNER, rep);
      if (news == null) {
        out.writeFieldName(NEWSLETTER);
        out.writeNull();
      } else {
        out.writeFieldName(NEWSLETTER);
        out.writeBoolean(news.equals("Y"));
      }
      text(out, EMPLOYER, employerNo);
      out.writeFieldName(ADDRESS);
      out.writeStartObject();
      text(out, STREET, street);
      text(out, POSTAL_CODE, zip);
      text(out, CITY, city);
      text(out, COUNTRY, country == null ? null : Codes.country(country));
      text(out, REGION, region);
      out.writeEndObject();
      out.writeFieldName(PHONES);
      out.writeStartArray();
      for (int i = 0; i < contactsEnd; i += 3) {
        if ("tel".equals(contacts[i])) {
          out.writeStartObject();
          out.writeFieldName(NUMBER);
          out.writeString(Values.phone(contacts[i + 1]));
          out.writeFieldName(USE);
          out.writeString(contacts[i + 2]);
          out.writeEndObject();
        }
      }
      out.writeEndArray();
      out.writeFieldName(EMAILS);
      out.writeStartArray();
      for (int i = 0; i < contactsEnd; i += 3) {
        if ("mail".equals(contacts[i])) {
          out.writeStartObject();
          out.writeFieldName(ADDRESS);
          out.writeString(Values.email(contacts[i + 1]));
          out.writeFieldName(USE);
          out.writeString(contacts[i + 2]);
          out.writeEndObject();
        }
      }
      out.writeEndArray();
      out.writeEndObject();
    }

    private static void text(JsonGenerator out, SerializedString name, String value)
        throws IOException {
      out.writeFieldName(name);
      if (value == null) {
        out.writeNull();
      } else {
        out.writeString(value);
      }
    }

    private static void decimal(JsonGenerator out, SerializedString name, String value)
        throws IOException {
      out.writeFieldName(name);
      if (value == null) {
        out.writeNull();
      } else {
        BigDecimal number = Values.decimal(value);
        out.writeNumber(number);
      }
    }
  }
}
