package org.syncline.bench.peer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.mapstruct.NullValueMappingStrategy;

/** MapStruct writes the body of this at compile time. */
@Mapper
public interface CustomerMapper {

  @Mapping(target = "schema", constant = "2")
  @Mapping(target = "source", constant = "erp")
  @Mapping(target = "key", source = "no")
  @Mapping(target = "version", source = "rev")
  @Mapping(target = "changedAt", source = "changed", qualifiedByName = "instant")
  @Mapping(target = "kind", source = "type", qualifiedByName = "kind")
  @Mapping(target = "birthDate", source = "born", qualifiedByName = "date")
  @Mapping(target = "language", source = "lang")
  @Mapping(target = "industry", source = "branch", qualifiedByName = "industry")
  @Mapping(target = "lifecycle", source = "status", qualifiedByName = "lifecycle")
  @Mapping(target = "creditLimit", source = "credit", qualifiedByName = "decimal")
  @Mapping(target = "discount", source = "discount", qualifiedByName = "decimal")
  @Mapping(target = "owner", source = "rep")
  @Mapping(target = "newsletter", source = "news", qualifiedByName = "flag")
  @Mapping(target = "employer", source = "employerNo")
  @Mapping(target = "phones", source = "contacts", qualifiedByName = "phones")
  @Mapping(target = "emails", source = "contacts", qualifiedByName = "emails")
  TargetCustomer customer(SourceCustomer source);

  @BeanMapping(nullValueMappingStrategy = NullValueMappingStrategy.RETURN_DEFAULT)
  @Mapping(target = "given", source = "first")
  @Mapping(target = "family", source = "last")
  TargetCustomer.Name name(SourceCustomer.Name source);

  @BeanMapping(nullValueMappingStrategy = NullValueMappingStrategy.RETURN_DEFAULT)
  @Mapping(target = "postalCode", source = "zip")
  @Mapping(target = "country", source = "country", qualifiedByName = "country")
  TargetCustomer.Address address(SourceCustomer.Address source);

  @Mapping(target = "number", source = "value", qualifiedByName = "phone")
  TargetCustomer.Phone onePhone(SourceCustomer.Contact source);

  @Mapping(target = "address", source = "value", qualifiedByName = "email")
  TargetCustomer.Email oneEmail(SourceCustomer.Contact source);

  @Named("phones")
  default List<TargetCustomer.Phone> phones(List<SourceCustomer.Contact> contacts) {
    List<TargetCustomer.Phone> phones = new ArrayList<>();
    for (SourceCustomer.Contact contact : contacts) {
      if ("tel".equals(contact.kind)) {
        phones.add(onePhone(contact));
      }
    }
    return phones;
  }

  @Named("emails")
  default List<TargetCustomer.Email> emails(List<SourceCustomer.Contact> contacts) {
    List<TargetCustomer.Email> emails = new ArrayList<>();
    for (SourceCustomer.Contact contact : contacts) {
      if ("mail".equals(contact.kind)) {
        emails.add(oneEmail(contact));
      }
    }
    return emails;
  }

  @Named("instant")
  default String instant(Long millis) {
    return millis == null ? null : Values.instant(millis);
  }

  @Named("date")
  default String date(String text) {
    return text == null ? null : Values.date(text);
  }

  @Named("decimal")
  default BigDecimal decimal(String text) {
    return text == null ? null : Values.decimal(text);
  }

  @Named("phone")
  default String phone(String text) {
    return text == null ? null : Values.phone(text);
  }

  @Named("email")
  default String email(String text) {
    return text == null ? null : Values.email(text);
  }

  @Named("flag")
  default Boolean flag(String text) {
    return text == null ? null : text.equals("Y");
  }

  @Named("kind")
  default String kind(String code) {
    return code == null ? null : Codes.kind(code);
  }

  @Named("industry")
  default String industry(String code) {
    return code == null ? null : Codes.industry(code);
  }

  @Named("lifecycle")
  default String lifecycle(String code) {
    return code == null ? null : Codes.lifecycle(code);
  }

  @Named("country")
  default String country(String code) {
    return code == null ? null : Codes.country(code);
  }
}
