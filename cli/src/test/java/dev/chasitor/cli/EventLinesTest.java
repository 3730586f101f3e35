package dev.chasitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.SessionEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EventLinesTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final EventLines lines =
      new EventLines(
          new Terminal(
              new ByteArrayInputStream(new byte[0]), printer(out), printer(err), false, false));

  private static PrintStream printer(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream printed) {
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  // Rule C-RSY-15.
  @Test
  void aNoticeGoesBeforeALineThatMayBeARepeat() {
    ChatMessage line = ChatMessage.builder().text("hello").build();
    lines.tell(new SessionEvent.Received(line, true));
    assertEquals("", text(err));
    lines.tell(new SessionEvent.Received(line, true, true, OptionalLong.of(1)));
    assertEquals("* the next line may be a repeat\n", text(err));
    assertEquals("hello\nhello\n", text(out));
  }
}
