package dev.chasitor.session.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionTableTest {

  private enum Light {
    RED,
    GREEN
  }

  private enum Event {
    GO,
    STOP
  }

  private static TransitionTable.Builder<Light, Event, Light, List<String>> table() {
    return TransitionTable.<Light, Event, Light, List<String>>of(
        Light.class, Event.class, Light.class, light -> light);
  }

  private static Light goes(Light light, Object input, List<String> turn) {
    turn.add("went");
    return Light.GREEN;
  }

  @Test
  void doesWhatTheRowSays() {
    TransitionTable<Light, Event, Light, List<String>> table =
        table()
            .in(Light.RED)
            .on(Event.GO)
            .to(Light.GREEN)
            .keeps("X-01")
            .does("goes", Light.class, Object.class, TransitionTableTest::goes)
            .in(Light.GREEN)
            .on(Event.GO)
            .ignores("goes already")
            .in(Light.RED, Light.GREEN)
            .on(Event.STOP)
            .throwsOn("cannot stop")
            .build();
    List<String> turn = new java.util.ArrayList<>();
    assertEquals(Light.GREEN, table.apply(Light.RED, Event.GO, "now", turn));
    assertEquals(List.of("went"), turn);
    assertEquals(Light.GREEN, table.apply(Light.GREEN, Event.GO, "now", turn));
    IllegalCommandException e =
        assertThrows(
            IllegalCommandException.class, () -> table.apply(Light.RED, Event.STOP, "now", turn));
    assertEquals("cannot stop", e.getMessage());
    assertEquals(3, table.rows().size());
    assertEquals(List.of("X-01"), table.row(Light.RED, Event.GO).rules());
  }

  @Test
  void refusesATableWithAGap() {
    var gap = table().in(Light.RED).on(Event.GO, Event.STOP).ignores("nothing");
    IllegalStateException e = assertThrows(IllegalStateException.class, gap::build);
    assertTrue(String.valueOf(e.getMessage()).contains("GREEN × GO"), e::getMessage);
  }

  @Test
  void refusesToDecideAPairTwice() {
    var once = table().in(Light.RED).on(Event.GO).ignores("once");
    assertThrows(
        IllegalStateException.class, () -> once.in(Light.RED).on(Event.GO).ignores("twice"));
  }

  @Test
  void refusesAMoveItsRowDoesNotName() {
    TransitionTable<Light, Event, Light, List<String>> table =
        table()
            .in(Light.RED, Light.GREEN)
            .on(Event.GO, Event.STOP)
            .does("goes", Light.class, Object.class, TransitionTableTest::goes)
            .build();
    assertThrows(
        IllegalStateException.class,
        () -> table.apply(Light.RED, Event.GO, "now", new java.util.ArrayList<>()));
  }

  @Test
  void aRowThatGoesThroughTheTableMayLeadAnywhere() {
    TransitionTable<Light, Event, Light, List<String>> table =
        table()
            .in(Light.RED, Light.GREEN)
            .on(Event.GO, Event.STOP)
            .throughTheTable()
            .does("goes", Light.class, Object.class, TransitionTableTest::goes)
            .build();
    assertEquals(Light.GREEN, table.apply(Light.RED, Event.GO, "now", new java.util.ArrayList<>()));
    assertTrue(table.row(Light.RED, Event.GO).nested());
  }
}
