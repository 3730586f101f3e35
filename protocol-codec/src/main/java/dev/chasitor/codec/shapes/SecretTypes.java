package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.textAs;

import dev.chasitor.codec.json.JsonType;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;
import java.util.function.Function;

/** Texts that are secrets. Where one is malformed, the error does not repeat it. */
public final class SecretTypes {

  /** A session's key; since it goes into a header, it must be able to. */
  public static final JsonType<SessionKey> SESSION_KEY =
      textAs("a session key", text -> SessionKey.of(headerValue(text)), SessionKey::reveal);

  /** A node's token; since it goes into a header, it must be able to. */
  public static final JsonType<AffinityToken> AFFINITY_TOKEN =
      textAs(
          "an affinity token", text -> AffinityToken.of(headerValue(text)), AffinityToken::reveal);

  /** The text of a key or token, empty where there is none any more. */
  static final JsonType<String> SECRET_OR_NONE =
      textAs(
          "a header value or nothing",
          text -> text.isEmpty() ? text : headerValue(text),
          Function.identity());

  private SecretTypes() {}

  private static String headerValue(String text) {
    boolean clean = !text.isEmpty();
    for (int at = 0; at < text.length(); at++) {
      clean &= text.charAt(at) > ' ' && text.charAt(at) < 0x7F;
    }
    if (!clean) {
      throw new IllegalArgumentException("Not a header value");
    }
    return text;
  }
}
