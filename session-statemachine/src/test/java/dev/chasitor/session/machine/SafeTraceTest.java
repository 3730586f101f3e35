package dev.chasitor.session.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SafeTraceTest {

  @Test
  void namesClassesAndPlacesButQuotesNoMessage() {
    Throwable cause = new IllegalArgumentException("key=secret");
    Throwable thrown = new IllegalStateException("she said secret", cause);
    thrown.addSuppressed(new IllegalStateException("secret"));
    SafeTrace safe = SafeTrace.of(thrown);

    assertEquals("java.lang.IllegalStateException", safe.getMessage());
    assertArrayEquals(thrown.getStackTrace(), safe.getStackTrace());
    Throwable safeCause = Objects.requireNonNull(safe.getCause());
    assertEquals("java.lang.IllegalArgumentException", safeCause.getMessage());
    assertNull(safeCause.getCause());
    StringWriter text = new StringWriter();
    safe.printStackTrace(new PrintWriter(text, true));
    assertFalse(text.toString().contains("secret"), text::toString);
  }

  @Test
  void leavesOutTheCausesAfterTheEighth() {
    Throwable thrown = new IllegalStateException();
    for (int causes = 0; causes < 20; causes++) {
      thrown = new IllegalStateException(thrown);
    }
    int causes = 0;
    for (Throwable next = SafeTrace.of(thrown).getCause(); next != null; next = next.getCause()) {
      causes++;
    }
    assertEquals(8, causes);
  }
}
