package org.syncline.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.connector.spi.Answer;

class JudgeFaultTest {

  @ParameterizedTest
  @CsvSource({
    "23505, SQLSTATE_23505",
    "22P02, SQLSTATE_22P02",
    "P0001, SQLSTATE_P0001",
    "44000, SQLSTATE_44000",
    "54000, SQLSTATE_54000",
    "08006, UNREACHABLE",
    "57P01, UNREACHABLE",
    "57P03, UNREACHABLE",
    ", UNREACHABLE",
    "53300, RATE_LIMITED",
    "53100, FAILED",
    "40P01, FAILED",
    "40001, FAILED",
    "55P03, FAILED",
    "57014, FAILED",
    "25006, FAILED",
    "XX000, FAILED",
    "28P01, MISCONFIGURED",
    "3D000, MISCONFIGURED",
    "42P01, MISCONFIGURED",
    "42501, MISCONFIGURED",
    "42P10, MISCONFIGURED",
    "55000, MISCONFIGURED",
    "08004, MISCONFIGURED"
  })
  void postgresql_says_what_it_means_by_its_state(String state, String means) {
    assertThat(told(Vendor.POSTGRESQL, state, 0, false)).isEqualTo(means);
  }

  @ParameterizedTest
  @CsvSource({
    "1062, 23000, SQLSTATE_23000",
    "1406, 22001, SQLSTATE_22001",
    "1366, HY000, SQLSTATE_HY000",
    "1644, 45000, SQLSTATE_45000",
    "1040, 08004, RATE_LIMITED",
    "1203, 42000, RATE_LIMITED",
    "1226, 42000, RATE_LIMITED",
    "1205, HY000, FAILED",
    "1213, 40001, FAILED",
    "1969, 70100, FAILED",
    "1290, HY000, FAILED",
    "1053, 08S01, UNREACHABLE",
    "1927, 70100, UNREACHABLE",
    "0, 08000, UNREACHABLE",
    "1045, 28000, MISCONFIGURED",
    "1049, 42000, MISCONFIGURED",
    "1130, HY000, MISCONFIGURED",
    "1146, 42S02, MISCONFIGURED"
  })
  void mariadb_says_it_by_its_number_too(int code, String state, String means) {
    assertThat(told(Vendor.MARIADB, state, code, false)).isEqualTo(means);
  }

  @ParameterizedTest
  @CsvSource({
    "08006, UNCERTAIN",
    "08007, UNCERTAIN",
    "57P01, UNCERTAIN",
    "40003, UNCERTAIN",
    "XX000, UNCERTAIN",
    "53100, UNCERTAIN",
    ", UNCERTAIN",
    "23503, SQLSTATE_23503",
    "40001, FAILED"
  })
  void a_commit_is_in_doubt_unless_the_database_says_that_it_failed(String state, String means) {
    assertThat(told(Vendor.POSTGRESQL, state, 0, true)).isEqualTo(means);
  }

  @Test
  void what_the_other_side_says_is_in_no_sentence() {
    SQLException fault = new SQLException("of Ada Lovelace", "4'2\"!");

    assertThat(new JudgeFault(Vendor.POSTGRESQL).of(fault, false).toString())
        .doesNotContain("Ada", "'2");
  }

  @Test
  void a_host_that_does_not_prove_its_name_is_no_outage() {
    SQLException fault = new SQLException("", "08006", new SSLHandshakeException("of Ada"));

    assertThat(new JudgeFault(Vendor.MARIADB).of(fault, false))
        .isInstanceOfSatisfying(
            Answer.Misconfigured.class, wrong -> assertThat(wrong.sentence()).contains("TLS"));
  }

  private static String told(Vendor vendor, String state, int code, boolean committing) {
    Answer answer = new JudgeFault(vendor).of(new SQLException("x", state, code), committing);
    if (answer instanceof Answer.Refused refused) {
      return refused.code();
    }
    if (answer instanceof Answer.Later later) {
      return later.why().name();
    }
    return answer.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
  }
}
