package dev.chasitor.conformance.schedule;

import dev.chasitor.conformance.sim.Scenario;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A schedule as one word, for a command line or a bug report, such as {@code S1:vO3Qk6tW…}.
 *
 * <p>A token is {@code S}, the version of its form, a colon, and in base64url: the CRC-32 of the
 * JSON document, and that document compressed (RFC 1951) with a preset dictionary. Later editions
 * read the tokens of earlier ones. Two JDKs may compress one schedule to different tokens; each
 * reads both. Thread-safe.
 */
public final class ScheduleToken {

  /** The form of every version. */
  private static final Pattern FORM = Pattern.compile("S(\\d{1,6}):(.*)");

  private static final String VERSION = "1";

  /** The most bytes of the document in a token. */
  private static final int MOST_BYTES = 1024 * 1024;

  private static final String WHOLE = "; copy it whole, from its first character S to its last one";

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private ScheduleToken() {}

  /** Returns the token of a schedule. */
  public static String of(Scenario schedule) {
    byte[] json = ScheduleJson.compact(schedule);
    byte[] packed = deflated(json);
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES + packed.length)
            .putInt(checkSum(json))
            .put(packed)
            .array();
    return "S" + VERSION + ":" + ENCODER.encodeToString(bytes);
  }

  /** Whether a text has the form of a token, of any version. A path of a file has another form. */
  static boolean isToken(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Reads a token.
   *
   * @throws MalformedScheduleException if the token is damaged, or of a version that this edition
   *     does not read
   */
  public static Scenario read(String token) {
    Matcher form = FORM.matcher(token);
    if (!form.matches()) {
      throw new MalformedScheduleException(
          "Expected the token of a schedule, which begins with S" + VERSION + ":");
    }
    if (!form.group(1).equals(VERSION)) {
      throw new MalformedScheduleException(
          "The token has version "
              + form.group(1)
              + "; this edition reads tokens of version "
              + VERSION);
    }
    ByteBuffer bytes = ByteBuffer.wrap(decoded(form.group(2)));
    if (bytes.remaining() <= Integer.BYTES) {
      throw damaged("it is too short");
    }
    int checkSum = bytes.getInt();
    byte[] packed = new byte[bytes.remaining()];
    bytes.get(packed);
    byte[] json = inflated(packed);
    if (checkSum(json) != checkSum) {
      throw damaged("its check sum is wrong");
    }
    return ScheduleJson.read(json);
  }

  private static byte[] decoded(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw damaged("it has characters that do not belong to it, or lacks some");
    }
    // A decoder ignores the last bits of the last character.
    if (!ENCODER.encodeToString(bytes).equals(base64)) {
      throw damaged("its last character is wrong");
    }
    return bytes;
  }

  private static int checkSum(byte[] json) {
    CRC32 crc = new CRC32();
    crc.update(json);
    return (int) crc.getValue();
  }

  private static byte[] deflated(byte[] json) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setDictionary(dictionary());
      deflater.setInput(json);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] part = new byte[1024];
      while (!deflater.finished()) {
        packed.write(part, 0, deflater.deflate(part));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] inflated(byte[] packed) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(dictionary());
      inflater.setInput(packed);
      ByteArrayOutputStream json = new ByteArrayOutputStream();
      byte[] part = new byte[4096];
      while (!inflater.finished()) {
        int length = inflater.inflate(part);
        json.write(part, 0, length);
        if (json.size() > MOST_BYTES) {
          throw damaged("its document is longer than " + MOST_BYTES + " bytes");
        }
        if (length == 0 && !inflater.finished()) {
          throw damaged("its end is missing");
        }
      }
      if (inflater.getRemaining() > 0) {
        throw damaged("something follows its end");
      }
      return json.toByteArray();
    } catch (DataFormatException e) {
      throw damaged("it cannot be decompressed");
    } finally {
      inflater.end();
    }
  }

  private static MalformedScheduleException damaged(String how) {
    return new MalformedScheduleException("The token is damaged: " + how + WHOLE);
  }

  private static byte[] dictionary() {
    return TokenDictionary.TEXT.getBytes(StandardCharsets.US_ASCII);
  }
}
