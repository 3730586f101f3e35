package dev.chasitor.codec;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a refusal's body says, made fit for a log: short, in one line, without a session key. */
final class RefusalText {

  private static final int MOST_CHARS = 200;

  /** Enough for {@link #MOST_CHARS} of any script and some white space. */
  private static final int MOST_BYTES = 2_000;

  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");

  /** A proxy may repeat the path of a DELETE, and so the key; its parts are joined by {@code !}. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,}(?:!|%21)\\S+");

  private RefusalText() {}

  static String of(WireBody body) {
    byte[] bytes = body.unsafeBytes();
    String start = new String(bytes, 0, Math.min(bytes.length, MOST_BYTES), StandardCharsets.UTF_8);
    String line = BREAKS.matcher(start).replaceAll(" ").strip();
    String clean = KEY.matcher(line).replaceAll("(redacted)");
    return clean.length() <= MOST_CHARS ? clean : clean.substring(0, MOST_CHARS);
  }
}
