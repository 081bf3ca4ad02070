package org.syncline.bench.peer;

import java.util.List;

/** The customer as it comes, as Jackson fills it. */
public final class SourceCustomer {
  public String no;
  public Long rev;
  public Long changed;
  public String type;
  public String title;
  public Name name;
  public String born;
  public String lang;
  public String branch;
  public String status;
  public String credit;
  public String discount;
  public String rep;
  public String news;
  public String employerNo;
  public Address address;
  public List<Contact> contacts;

  /** Its name. */
  public static final class Name {
    public String first;
    public String last;
    public String company;
  }

  /** Its address. */
  public static final class Address {
    public String street;
    public String zip;
    public String city;
    public String country;
    public String region;
  }

  /** A way to reach it. */
  public static final class Contact {
    public String kind;
    public String value;
    public String use;
  }
}
