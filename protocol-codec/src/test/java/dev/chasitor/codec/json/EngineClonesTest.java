package dev.chasitor.codec.json;

import static dev.chasitor.codec.json.Documents.malformed;
import static dev.chasitor.codec.json.Documents.read;
import static dev.chasitor.codec.json.Documents.write;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables have classes of their own, or share one when the system property says so. */
class EngineClonesTest {

  private final @Nullable String before = System.getProperty(EngineClones.SHARED);

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(EngineClones.SHARED);
    } else {
      System.setProperty(EngineClones.SHARED, before);
    }
  }

  @Test
  void eachTableHasAClassOfItsOwn() {
    System.clearProperty(EngineClones.SHARED);
    Class<?> one = engineOfAnEmptyTable().getClass();
    Class<?> other = engineOfAnEmptyTable().getClass();
    assertTrue(one.isHidden() && other.isHidden());
    assertNotSame(one, other);
  }

  @Test
  void allTablesShareTheClassWhenAskedTo() {
    System.setProperty(EngineClones.SHARED, "true");
    assertSame(TableEngine.class, engineOfAnEmptyTable().getClass());
    System.setProperty(EngineClones.SHARED, "no");
    assertTrue(engineOfAnEmptyTable().getClass().isHidden());
  }

  private static ShapeEngine<String> engineOfAnEmptyTable() {
    return EngineClones.engine(
        ShapeTable.of("Empty", StringBuilder::new, StringBuilder::toString, List.of(), null));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rowsBeyondTheSixteenthAreLikeTheOthers(boolean shared) {
    System.setProperty(EngineClones.SHARED, String.valueOf(shared));
    JsonShape<Map<String, Integer>, Map<String, Integer>> wide =
        JsonShape.of("Wide", TreeMap::new, Map::copyOf);
    StringBuilder all = new StringBuilder();
    for (char name = 'a'; name <= 't'; name++) {
      String property = String.valueOf(name);
      wide =
          wide.required(
              property,
              INT32,
              map -> map.getOrDefault(property, 0),
              (map, value) -> map.put(property, value));
      all.append(all.isEmpty() ? '{' : ',').append("\"" + name + "\":" + (int) name);
    }
    String document = all.append('}').toString();
    Map<String, Integer> value = read(wide, document);
    assertEquals(20, value.size());
    assertEquals(document, write(wide, value));
    for (String row : List.of("\"a\":97", "\"p\":112", "\"q\":113", "\"t\":116")) {
      String path = "$." + row.charAt(1);
      assertEquals(path, malformed(wide, document.replace(row, "\"x\":1")).path());
      assertEquals(path, malformed(wide, document.replace(row, row + "," + row)).path());
    }
  }
}
