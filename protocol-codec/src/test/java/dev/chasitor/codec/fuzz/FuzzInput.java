package dev.chasitor.codec.fuzz;

import dev.chasitor.codec.WireBody;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An input: the name of a decoder in the first line, and the document for it behind that line.
 *
 * @param name the first line
 * @param document the other bytes
 */
record FuzzInput(String name, WireBody document) {

  private static final Map<String, Decoder> DECODERS = Decoder.all();
  private static final List<String> NAMES = List.copyOf(DECODERS.keySet());

  static FuzzInput of(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return new FuzzInput(
        new String(bytes, 0, end, StandardCharsets.UTF_8),
        WireBody.wrap(Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length)));
  }

  /** The names of all decoders. */
  static List<String> names() {
    return NAMES;
  }

  /**
   * The name of the decoder. A line that names none stands for one of them, so that a change in
   * that line gives the document to another decoder.
   */
  String decoder() {
    return DECODERS.containsKey(name)
        ? name
        : NAMES.get(Math.floorMod(name.hashCode(), NAMES.size()));
  }

  /**
   * Gives the document to its decoder.
   *
   * @return the number of bytes that the codec was given
   * @throws AssertionError if the codec breaks its contract
   */
  int run() {
    Decoder decoder = DECODERS.get(decoder());
    return decoder != null && MemoryBound.keeps(decoder, document.unsafeBytes())
        ? document.length()
        : 0;
  }

  /** The input as an engine sees it, with the name of its decoder. */
  byte[] bytes() {
    byte[] line = (decoder() + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(line, line.length + document.length());
    System.arraycopy(document.unsafeBytes(), 0, bytes, line.length, document.length());
    return bytes;
  }
}
