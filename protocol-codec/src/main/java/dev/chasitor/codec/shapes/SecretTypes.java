package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.textAs;

import dev.chasitor.codec.json.JsonType;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.Secret;
import dev.chasitor.model.SessionKey;
import java.util.function.Function;

/**
 * The JSON types of secrets. A secret has at most {@link Secret#LONGEST} characters. An error about
 * a malformed secret does not repeat it.
 */
public final class SecretTypes {

  /** A session key. Its text must be a valid header value, since it goes into a header. */
  public static final JsonType<SessionKey> SESSION_KEY =
      textAs("a session key", text -> SessionKey.of(headerValue(text)), SessionKey::reveal);

  /** An affinity token. Its text must be a valid header value, since it goes into a header. */
  public static final JsonType<AffinityToken> AFFINITY_TOKEN =
      textAs(
          "an affinity token", text -> AffinityToken.of(headerValue(text)), AffinityToken::reveal);

  /** The text of a key or token; empty if the session is lost. */
  static final JsonType<String> SECRET_OR_NONE =
      textAs(
          "a header value or nothing",
          text -> text.isEmpty() ? text : headerValue(text),
          Function.identity());

  private SecretTypes() {}

  private static String headerValue(String text) {
    if (text.length() > Secret.LONGEST) {
      throw new IllegalArgumentException(
          "A secret must have at most " + Secret.LONGEST + " characters");
    }
    boolean clean = !text.isEmpty();
    for (int at = 0; at < text.length(); at++) {
      clean &= text.charAt(at) > ' ' && text.charAt(at) < 0x7F;
    }
    if (!clean) {
      throw new IllegalArgumentException(
          "A secret must be a valid header value: printable ASCII without spaces");
    }
    return text;
  }
}
