package dev.chasitor.conformance.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.rule.CataloguedRule.Role;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  @Test
  void everyRuleOfEveryCatalogueIsThereOnce() {
    int count =
        Rule.values().length
            + CodecRule.values().length
            + TransportRule.values().length
            + JournalRule.values().length
            + ServerRule.values().length;
    Set<String> ids = new HashSet<>();
    Catalogue.all().forEach(rule -> assertTrue(ids.add(rule.id()), rule::id));
    assertEquals(count, ids.size());
  }

  @Test
  void aRuleKeepsWhatItsCatalogueSays() {
    CataloguedRule rule = Catalogue.find("C-DUR-05").orElseThrow();
    assertEquals(Role.CLIENT, rule.role());
    assertEquals(Rule.C_DUR_05.level(), rule.level());
    assertEquals(Rule.C_DUR_05.sentence(), rule.sentence());
    assertEquals(Rule.C_DUR_05.source(), rule.source());
    assertEquals(Optional.of(Rule.C_DUR_05.usualCause()), rule.usualCause());
    assertEquals(Rule.C_DUR_05.untested(), rule.untested());
    assertEquals(Rule.C_DUR_05.heldBy(), rule.heldBy());
    assertEquals(Role.CODEC, Catalogue.find("K-SEC-01").orElseThrow().role());
    assertEquals(Role.TRANSPORT, Catalogue.find("T-TLS-01").orElseThrow().role());
    assertEquals(Role.JOURNAL, Catalogue.find("D-BIG-01").orElseThrow().role());
    assertEquals(Role.SERVER, Catalogue.find("S-SEQ-01").orElseThrow().role());
    assertEquals(Optional.empty(), Catalogue.find("C-ACK"));
  }

  @Test
  void theJsonHasEveryRule() {
    String json = Catalogue.json(Catalogue.all());
    assertTrue(json.startsWith("{\n  \"version\": 1,\n  \"rules\": ["), json);
    for (CataloguedRule rule : Catalogue.all()) {
      assertTrue(json.contains("\"id\": \"" + rule.id() + "\""), rule::id);
    }
  }
}
