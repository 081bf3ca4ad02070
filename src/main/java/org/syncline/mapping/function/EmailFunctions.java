package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.word;

import java.util.List;
import java.util.function.UnaryOperator;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.conversion.TextConversions;
import org.syncline.mapping.value.Codes;

/** Functions of e-mail addresses; all of them give lower case, as the field type does. */
final class EmailFunctions {
  private static final Conversion EMAIL = TextConversions.email();

  private EmailFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.EMAIL);
    group
        .text(
            "emailNormalise",
            "An address in lower case; with 'remove-tag' without what follows a + before the @.")
        .parameters(word("tag", "keep-tag", "remove-tag").orElse("keep-tag"))
        .gives(TextForm.WORDS)
        .example(" Ada+News@Example.ORG ", "ada+news@example.org")
        .example(with("remove-tag"), "Ada+News@Example.ORG", "ada@example.org")
        .example(with("remove-tag"), "+news@example.org", "+news@example.org")
        .example("", "")
        .fault("ada@", Codes.NOT_AN_EMAIL)
        .binds(
            arguments -> {
              boolean remove = arguments.text(0).equals("remove-tag");
              return value -> of(value, email -> remove ? withoutTag(email) : email);
            });
    group
        .text("emailLocal", "What stands before the @ of an address.")
        .example("Ada+news@example.org", "ada+news")
        .example("\u00E4d\u00E4@example.org", "\u00E4d\u00E4")
        .example("", "")
        .fault("ada", Codes.NOT_AN_EMAIL)
        .does(value -> of(value, email -> email.substring(0, email.lastIndexOf('@'))));
    group
        .text("emailDomain", "What stands behind the @ of an address.")
        .gives(TextForm.WORDS)
        .example("ada@Example.org", "example.org")
        .example("", "")
        .fault("ada@b@example.org", Codes.NOT_AN_EMAIL)
        .does(value -> of(value, email -> email.substring(email.lastIndexOf('@') + 1)));
    group
        .text("emailFromMailbox", "The address of a mailbox like Ada Byron <ada@example.org>.")
        .gives(TextForm.WORDS)
        .example("\"Byron, Ada\" <Ada@example.org>", "ada@example.org")
        .example("ada@example.org (Ada Byron)", "ada@example.org")
        .example("mailto:ada@example.org", "ada@example.org")
        .example("", "")
        .fault("Ada Byron", Codes.NOT_AN_EMAIL)
        .does(value -> of(Mailboxes.address(value), email -> email));
    group
        .text("nameFromMailbox", "The name of a mailbox; \"\" where there is none.")
        .example("\"Byron, Ada\" <ada@example.org>", "Byron, Ada")
        .example("ada@example.org (Ada Byron)", "Ada Byron")
        .example("ada@example.org", "")
        .does(Mailboxes::name);
    return group.all();
  }

  private static Object of(String written, UnaryOperator<String> part) {
    String text = TextSteps.trim(written);
    if (text.isEmpty()) {
      return text;
    }
    Object email = EMAIL.convert(text);
    return email instanceof String address ? part.apply(address) : email;
  }

  private static String withoutTag(String email) {
    int plus = email.indexOf('+');
    int at = email.lastIndexOf('@');
    return plus > 0 && plus < at ? email.substring(0, plus) + email.substring(at) : email;
  }
}
