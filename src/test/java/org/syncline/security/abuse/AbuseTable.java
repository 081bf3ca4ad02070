package org.syncline.security.abuse;

import java.util.ArrayList;
import java.util.List;

/** All cases. */
public final class AbuseTable {
  private AbuseTable() {}

  public static List<AbuseCase> all() {
    List<AbuseCase> all = new ArrayList<>();
    all.addAll(TokenAbuse.cases());
    all.addAll(LogInAbuse.setUp());
    all.addAll(LogInAbuse.enumeration());
    all.addAll(SessionAbuse.fixation());
    all.addAll(SessionAbuse.forgery());
    all.addAll(PostingAbuse.overPosting());
    all.addAll(SecretAbuse.cases());
    all.addAll(PostingAbuse.references());
    all.addAll(AddressAbuse.addresses());
    all.addAll(AddressAbuse.urls());
    all.addAll(ContentAbuse.xml());
    all.addAll(ContentAbuse.archives());
    all.addAll(TableAbuse.workbooks());
    all.addAll(ContentAbuse.json());
    all.addAll(ContentAbuse.patterns());
    all.addAll(OutputAbuse.formulas());
    all.addAll(OutputAbuse.logs());
    all.addAll(OutputAbuse.scripts());
    all.addAll(SteeringAbuse.headers());
    all.addAll(SteeringAbuse.objects());
    all.addAll(SteeringAbuse.smuggling());
    all.addAll(SteeringAbuse.pages());
    all.addAll(SteeringAbuse.paths());
    all.addAll(AddressAbuse.redirects());
    return List.copyOf(all);
  }

  /** For people, in Markdown. */
  public static String markdown() {
    StringBuilder table = new StringBuilder("# Abuse cases\n");
    String group = "";
    for (AbuseCase one : all()) {
      if (!one.group().equals(group)) {
        group = one.group();
        table
            .append("\n## ")
            .append(group)
            .append("\n\n| name | attack | refusal |\n|---|---|---|\n");
      }
      table.append("| ").append(cell(one.name()));
      table.append(" | ").append(cell(one.attack()));
      table.append(" | ").append(cell(one.expected())).append(" |\n");
    }
    return table.toString();
  }

  private static String cell(String text) {
    String plain = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
    return plain.length() > 160 ? plain.substring(0, 160) + "…" : plain;
  }
}
