package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;

/** Makes the best of a document that breaks off, or does not end where it should. */
final class BrokenOff {

  private BrokenOff() {}

  /** The document with what is open closed; the document itself if that does not help. */
  static byte[] closed(byte[] document) {
    Deque<String> open = new ArrayDeque<>();
    boolean inText = false;
    String text = new String(document, UTF_8);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        inText = !inText;
      } else if (inText && c == '\\') {
        at++;
      } else if (!inText && c == '{') {
        open.push("}");
      } else if (!inText && c == '[') {
        open.push("]");
      } else if (!inText && (c == '}' || c == ']') && !open.isEmpty()) {
        open.pop();
      }
    }
    String closed = text + (inText ? "\"" : "") + String.join("", open);
    return better(document, closed);
  }

  /** The document without what follows it; the document itself if that does not help. */
  static byte[] first(byte[] document) {
    String text = new String(document, UTF_8);
    int end = Math.max(text.lastIndexOf('}', text.length() - 2), 0) + 1;
    return better(document, text.substring(0, Math.min(end, text.length())));
  }

  private static byte[] better(byte[] document, String mended) {
    byte[] bytes = mended.getBytes(UTF_8);
    return !JsonReader.isJson(document) && JsonReader.isJson(bytes) ? bytes : document;
  }
}
