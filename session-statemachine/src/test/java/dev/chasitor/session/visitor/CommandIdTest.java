package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's ids of its commands. */
class CommandIdTest {

  private static Optional<CommandId> id(String value) {
    return Optional.of(new CommandId(value));
  }

  private static List<CommandRef> pending(Rig rig) {
    List<CommandRef> pending = rig.state.pendingCommands();
    assertEquals(
        pending, VisitorStateJson.read(VisitorStateJson.write(rig.state)).pendingCommands());
    return pending;
  }

  @Test
  void eachPrintableCharacterOfAsciiIsAccepted() {
    StringBuilder all = new StringBuilder();
    for (char c = '!'; c <= '~'; c++) {
      all.append(c);
    }
    assertEquals(all.toString(), new CommandId(all.toString()).value());
    assertEquals(CommandId.LONGEST, new CommandId("i".repeat(CommandId.LONGEST)).value().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "one two", "tab\t", "row\n", "\u007f", "\u00e4", "\u2028"})
  void anotherTextIsRefusedAndNotShown(String value) {
    assertRefused(value);
    assertRefused("i".repeat(CommandId.LONGEST) + value + "i");
  }

  private static void assertRefused(String value) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new CommandId(value));
    assertFalse(value.length() > 1 && String.valueOf(e.getMessage()).contains(value));
  }

  @Test
  void commandsArePendingInOrderUntilTheyAreSettled() {
    CommandRef line = new CommandRef(1, id("line"));
    CommandRef event = new CommandRef(2, id("event"));
    CommandRef end = new CommandRef(4, id("end"));
    Rig rig = Rig.established();
    rig.take(new Input.Send(rig.now, 1, "a", line.id(), Optional.empty()));
    rig.take(new Input.Post(rig.now, 2, Rig.event("page", "/"), event.id(), Optional.empty()));
    rig.say(3, "b").take(new Input.End(rig.now, 4, end.id()));
    assertEquals(List.of(line, event, new CommandRef(3), end), pending(rig));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(List.of(event, new CommandRef(3), end), pending(rig));
    rig.take(new Input.Abandon(rig.now));
    assertEquals(List.of(), pending(rig));
    assertEquals(
        List.of(line, event, new CommandRef(3), end),
        rig.settled().stream()
            .map(settled -> new CommandRef(settled.ref(), settled.id()))
            .toList());
  }

  @Test
  void commandsOfASessionThatOpensArePending() {
    Rig rig = Rig.fresh();
    assertEquals(List.of(), pending(rig));
    rig.take(new Input.Start(rig.now))
        .take(new Input.Send(rig.now, 1, "early", id("early"), Optional.empty()));
    assertEquals(List.of(new CommandRef(1, id("early"))), pending(rig));
  }

  @Test
  void aMaskedLineAndALateOneNameTheirCommands() {
    SensitiveDataRule rule =
        SensitiveDataRule.builder().name("Card").pattern("[0-9]+").replacement("*").build();
    Rig rig =
        Rig.established().pushed(SensitiveDataRules.builder().addSensitiveDataRules(rule).build());
    rig.take(new Input.Send(rig.now, 1, "card 4111", id("card"), Optional.empty()));
    assertEquals(
        List.of(id("card")),
        rig.events().stream()
            .filter(SessionEvent.Masked.class::isInstance)
            .map(event -> ((SessionEvent.Masked) event).id())
            .toList());
    rig.take(new Input.Abandon(rig.now))
        .take(new Input.Send(rig.now, 2, "late", id("late"), Optional.empty()));
    assertEquals(id("late"), rig.settled().get(rig.settled().size() - 1).id());
  }
}
