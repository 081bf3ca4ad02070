package org.syncline.security.abuse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.syncline.samples.HubClient.Answer;

/** Tables that somebody sends back, and what they are made of. */
final class TableAbuse {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String REFUSED = "422 unusable, nothing kept";
  private static final long SOON = 3_000_000_000L;

  private TableAbuse() {}

  static List<AbuseCase> workbooks() {
    Group group = new Group("tables sent back");
    for (String part : List.of(SHEET, "xl/workbook.xml", "_rels/.rels")) {
      workbook(
          group,
          "external entity in " + part,
          "an entity is a file of the server",
          REFUSED,
          Map.of(part, "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"));
    }
    group.add(
        "document type from outside",
        "the document type of a sheet is at a server",
        REFUSED,
        hub ->
            sent(
                hub,
                XLSX,
                zip(
                    parts(
                        Map.of(
                            SHEET,
                            "<!DOCTYPE x SYSTEM 'http://127.0.0.1:"
                                + hub.canaryPort()
                                + "/x.dtd'><x/>")))));
    group.add(
        "part from outside",
        "the workbook refers to a sheet at a server",
        REFUSED,
        hub ->
            sent(
                hub,
                XLSX,
                zip(
                    parts(
                        Map.of(
                            "xl/_rels/workbook.xml.rels",
                            "<Relationships><Relationship Id='r1' TargetMode='External' Type='"
                                + RELATIONS
                                + "/worksheet' Target='http://127.0.0.1:"
                                + hub.canaryPort()
                                + "/x.xml'/></Relationships>")))));
    workbook(
        group,
        "entities that grow in a workbook",
        "entities of ten entities each",
        REFUSED,
        Map.of(
            SHEET,
            "<!DOCTYPE b [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c"
                + " '&b;&b;&b;&b;&b;&b;&b;&b;'>]><x>&c;</x>"));
    workbook(
        group,
        "bomb of a sheet",
        "a sheet of 15 MB in 15 kB",
        REFUSED,
        Map.of(SHEET, " ".repeat(15 << 20)));
    workbook(
        group,
        "slip by a workbook",
        "a part named ../../x.xml",
        REFUSED,
        Map.of("../../x.xml", "<x/>"));
    workbook(
        group,
        "archive in a workbook",
        "a part is an archive itself",
        REFUSED,
        Map.of("xl/media/image1.png", "PK\u0003\u0004" + "x".repeat(100)));
    workbook(
        group,
        "one long text, often",
        "2,000 cells that all refer to one text of 9 kB",
        REFUSED,
        Map.of(
            SHEET,
            sheet("<row>" + "<c t='s'><v>0</v></c>".repeat(2_000) + "</row>"),
            "xl/sharedStrings.xml",
            "<sst><si><t>" + numbers() + "</t></si></sst>"));
    workbook(
        group,
        "formula",
        "a cell is WEBSERVICE(...), with a value that looks harmless",
        "422 unusable sheet 'mapping', cell B2 sheet 'mapping', line 2 (value), nothing kept",
        Map.of(
            SHEET,
            sheet(
                "<row><c t='inlineStr'><is><t>member</t></is></c><c t='inlineStr'><is><t>value</t>"
                    + "</is></c></row><row><c t='inlineStr'><is><t>id</t></is></c><c"
                    + " t='str'><f>WEBSERVICE(\"http://127.0.0.1/\")</f><v>odd</v></c></row>")));
    csv(
        group,
        "JSON in a cell",
        "100,000 brackets",
        "line 2, column B (id)",
        "kind,id\nmapping," + "[".repeat(100_000));
    csv(
        group,
        "number in a cell",
        "1e999999999",
        "line 3, column E (default)",
        "kind,id,recordType,target,default\nmapping,odd,customer\nrow,,,@key,1e999999999");
    csv(
        group,
        "quotes",
        "a quoted cell of 4 MB that never ends",
        "",
        "kind,\"" + "x\"\"".repeat(1 << 20));
    csv(
        group,
        "bars",
        "2,000,000 bars",
        "line 2, column B (id)",
        "kind,id\nmapping," + "|".repeat(2_000_000));
    csv(group, "commas", "4,000,000 commas", "", ",".repeat(4_000_000));
    group.add(
        "formula in a mapping",
        "a constant is =HYPERLINK(0): taken out as CSV, sent back, it is the same again",
        "cells with it bare 0, the same mapping",
        TableAbuse::formulaInMapping);
    return group.cases();
  }

  private static String formulaInMapping(AbusedHub hub) throws Exception {
    String path = "/api/mappings/formulas";
    String document =
        "{'id': 'formulas', 'recordType': 'customer', 'rows': [{'target': '@key', 'source': 'no'},"
            + " {'target': 'city', 'constant': '=HYPERLINK(0)'}]}";
    hub.put(path, document);
    Answer csv = Call.get(path + "/table?format=csv").as("ada").to(hub);
    int bare = csv.body().split(",\"?=HYPER", -1).length - 1;
    if (!csv.body().contains("'=HYPERLINK(0)")) {
      return "no such cell: " + csv;
    }
    Call back = Call.of("PUT", path + "/table").body("text/csv", csv.body());
    AbusedHub.expect(200, back.header("If-Match", csv.header("ETag")).as("ada").to(hub));
    Answer again = Call.get(path).as("ada").to(hub);
    boolean same = again.json().equals(new ObjectMapper().readTree(document.replace('\'', '"')));
    return "cells with it bare " + bare + (same ? ", the same mapping" : ", another: " + again);
  }

  private static String numbers() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append(i).append(' ');
    }
    return text.toString();
  }

  private static void csv(Group group, String name, String attack, String place, String file) {
    group.add(
        name,
        attack + ", in a table as CSV",
        ("422 unusable " + place).strip() + ", nothing kept",
        hub -> sent(hub, "text/csv", file.getBytes(StandardCharsets.UTF_8)));
  }

  private static void workbook(
      Group group, String name, String attack, String expected, Map<String, String> changed) {
    group.add(
        name,
        attack + ", in a table as a workbook",
        expected,
        hub -> sent(hub, XLSX, zip(parts(changed))));
  }

  /** To be stored, and to be converted: both are refused in the same words. */
  private static String sent(AbusedHub hub, String type, byte[] file) throws Exception {
    return hub.leavingNothing(
        () -> {
          long begin = System.nanoTime();
          String put = seen(Call.of("PUT", "/api/mappings/odd/table").body(type, file), hub);
          String posted = seen(Call.of("POST", "/api/mapping-tables").body(type, file), hub);
          long took = System.nanoTime() - begin;
          return put
              + (posted.equals(put) ? "" : ", but " + posted)
              + (took < 2 * SOON ? "" : " after " + took / 1_000_000 + " ms");
        });
  }

  private static String seen(Call call, AbusedHub hub) throws Exception {
    return Seen.of(call.as("integrator").to(hub)).strip();
  }

  private static String sheet(String data) {
    return "<worksheet><sheetData>" + data + "</sheetData></worksheet>";
  }

  /** A workbook with a sheet {@code mapping}, in which some parts are others. */
  private static Map<String, String> parts(Map<String, String> changed) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "_rels/.rels",
        "<Relationships><Relationship Id='r1' Type='"
            + RELATIONS
            + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r='"
            + RELATIONS
            + "'><sheets><sheet name='mapping' r:id='r1'/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Type='"
            + RELATIONS
            + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='"
            + RELATIONS
            + "/sharedStrings' Target='sharedStrings.xml'/></Relationships>");
    parts.put("xl/sharedStrings.xml", "<sst/>");
    parts.put(SHEET, sheet("<row><c t='inlineStr'><is><t>member</t></is></c></row>"));
    parts.putAll(changed);
    return parts;
  }

  private static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
