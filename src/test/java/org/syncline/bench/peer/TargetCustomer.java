package org.syncline.bench.peer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;

/** The canonical customer, as Jackson writes it. */
@JsonPropertyOrder({
  "schema",
  "source",
  "key",
  "version",
  "changedAt",
  "kind",
  "title",
  "name",
  "birthDate",
  "language",
  "industry",
  "lifecycle",
  "creditLimit",
  "discount",
  "owner",
  "newsletter",
  "employer",
  "address",
  "phones",
  "emails"
})
public final class TargetCustomer {
  public int schema;
  public String source;
  public String key;
  public Long version;
  public String changedAt;
  public String kind;
  public String title;
  public Name name;
  public String birthDate;
  public String language;
  public String industry;
  public String lifecycle;
  public BigDecimal creditLimit;
  public BigDecimal discount;
  public String owner;
  public Boolean newsletter;
  public String employer;
  public Address address;
  public List<Phone> phones;
  public List<Email> emails;

  /** Its name. */
  public static final class Name {
    public String given;
    public String family;
    public String company;
  }

  /** Its address. */
  public static final class Address {
    public String street;
    public String postalCode;
    public String city;
    public String country;
    public String region;
  }

  /** A phone number. */
  public static final class Phone {
    public String number;
    public String use;
  }

  /** An e-mail address. */
  public static final class Email {
    public String address;
    public String use;
  }
}
