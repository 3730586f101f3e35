package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.Resource.Query;
import dev.chasitor.model.ClientType;
import dev.chasitor.model.Word;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of query parameters, one of each type. */
class QueryTableTest {

  private record Asked(
      String organization,
      Optional<String> visitor,
      Optional<Word<ClientType>> client,
      OptionalLong ack,
      Optional<Boolean> estimate,
      List<String> ids) {}

  private static final class Builder {
    private String organization = "";
    private Optional<String> visitor = Optional.empty();
    private Optional<Word<ClientType>> client = Optional.empty();
    private OptionalLong ack = OptionalLong.empty();
    private Optional<Boolean> estimate = Optional.empty();
    private List<String> ids = List.of();

    Asked build() {
      return new Asked(organization, visitor, client, ack, estimate, ids);
    }
  }

  private static final Asked NOTHING =
      new Asked(
          "o",
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          List.of());

  private final QueryTable<Asked, Builder> table =
      QueryTable.of(Asked.class, Builder::new, Builder::build)
          .required(Query.ORGANIZATION_ID, Asked::organization, (b, text) -> b.organization = text)
          .text(Query.VISITOR, Asked::visitor, (b, text) -> b.visitor = Optional.of(text))
          .word(
              Query.CLIENT_TYPE,
              ClientType.class,
              Asked::client,
              (b, word) -> b.client = Optional.of(word))
          .number(Query.ACK, Asked::ack, (b, number) -> b.ack = OptionalLong.of(number))
          .flag(
              Query.SETTINGS_WAIT_TIME,
              Asked::estimate,
              (b, flag) -> b.estimate = Optional.of(flag))
          .list(Query.BUTTON_IDS, Asked::ids, (b, ids) -> b.ids = ids);

  @Test
  void everyParameterIsWrittenInOrderAndReadBack() {
    Asked full =
        new Asked(
            "o&1",
            Optional.of("a=b"),
            Optional.of(Word.of(ClientType.SNAPINS)),
            OptionalLong.of(-1),
            Optional.of(true),
            List.of("5+1", "5,2"));
    String query =
        "?org_id=o%261&sid=a%3Db&SessionId.ClientType=snapins&ack=-1"
            + "&Settings.needEstimatedWaitTime=1&Settings.buttonIds=";
    assertEquals(query + "5%2B1,5%2C2", table.write(full));
    Asked plain =
        new Asked(
            full.organization(),
            full.visitor(),
            full.client(),
            full.ack(),
            full.estimate(),
            List.of("51", "52"));
    assertEquals(query + "51,52", table.write(plain));
    assertEquals(plain, table.read(table.write(plain).substring(1)));
  }

  @Test
  void whatIsAbsentIsNotWritten() {
    assertEquals("?org_id=o", table.write(NOTHING));
    assertEquals(NOTHING, table.read("org_id=o"));
    assertEquals(
        "",
        QueryTable.of(Asked.class, Builder::new, Builder::build)
            .text(Query.VISITOR, Asked::visitor, (b, text) -> b.visitor = Optional.of(text))
            .write(NOTHING));
  }

  @Test
  void theParametersAreKnownInOrder() {
    assertEquals(
        List.of(
            Query.ORGANIZATION_ID,
            Query.VISITOR,
            Query.CLIENT_TYPE,
            Query.ACK,
            Query.SETTINGS_WAIT_TIME,
            Query.BUTTON_IDS),
        table.parameters());
  }

  @Test
  void onlyWhatIsRequiredCanBeMissing() {
    assertEquals(Optional.of(Query.ORGANIZATION_ID), table.missing(null));
    assertEquals(Optional.of(Query.ORGANIZATION_ID), table.missing("org_id=&ack=1"));
    assertEquals(Optional.empty(), table.missing("ORG_ID=o"));
    assertEquals(Optional.empty(), table.missing("org_id=&org_id=o"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sid=", "ack=", "ack=1.5", "ack=9223372036854775808", "ack=%2B1", "unknown=1"})
  void whatIsNoneCountsAsMissing(String query) {
    assertEquals(NOTHING, table.read("org_id=o&" + query));
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807,9223372036854775807",
    "-9223372036854775808,-9223372036854775808",
    "%207+,7",
    "007,7",
  })
  void aNumberHas64BitsAndMayHaveSpaceAround(String text, long number) {
    assertEquals(OptionalLong.of(number), table.read("ack=" + text).ack());
  }

  @ParameterizedTest
  @CsvSource({
    "1,true",
    "true,true",
    "TRUE,true",
    "0,false",
    "false,false",
    "False,false",
    "2,",
    "no,"
  })
  void aFlagIsReadInSeveralWays(String text, Boolean flag) {
    assertEquals(
        Optional.ofNullable(flag), table.read("Settings.needEstimatedWaitTime=" + text).estimate());
  }

  @Test
  void aFlagIsWrittenAsADigit() {
    Asked no = table.read("org_id=o&Settings.needEstimatedWaitTime=false");
    assertEquals("?org_id=o&Settings.needEstimatedWaitTime=0", table.write(no));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Settings.buttonIds=1,2 | 1,2",
        "Settings.buttonIds=[1,2] | 1,2",
        "Settings.buttonIds=%5B1,2%5D | 1,2",
        "Settings.buttonIds[]=1&settings.buttonids=2 | 1,2",
        "Settings.buttonIds=,1,, | 1",
        "Settings.buttonIds=[1 | [1",
        "Settings.buttonIds=1] | 1]",
        "Settings.buttonIds=[] | ''",
      })
  void aListIsReadInSeveralWays(String query, String ids) {
    assertEquals(ids.isEmpty() ? List.of() : List.of(ids.split(",", -1)), table.read(query).ids());
  }

  /** A comma before them tells them from a list in brackets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {",[1,2] | [1,2]", ",[1] | [1]", "[1 | [1", "1] | 1]"})
  void idsWithBracketsOfTheirOwnAreReadBack(String list, String ids) {
    Asked asked = table.read("org_id=o&Settings.buttonIds=" + list);
    assertEquals(List.of(ids.split(",", -1)), asked.ids());
    assertEquals(asked, table.read(table.write(asked).substring(1)));
  }

  @Test
  void eachLineMakesANewTable() {
    int before = table.parameters().size();
    QueryTable<Asked, Builder> longer =
        table.text(Query.SESSION_ID, Asked::visitor, (b, text) -> b.visitor = Optional.of(text));
    assertEquals(before + 1, longer.parameters().size());
    assertEquals(before, table.parameters().size());
  }
}
