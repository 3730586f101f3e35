package dev.chasitor.codec;

import java.util.Objects;

/**
 * An HTTP response of the protocol, as any transport delivers it.
 *
 * <p>Immutable. {@code toString} shows status, header names and the length of the body.
 *
 * @param status the HTTP status, any three-digit number
 * @param headers the headers
 * @param body the whole body, never a part of it
 */
public record WireResponse(int status, WireHeaders headers, WireBody body) {

  public WireResponse {
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }

  /** A response with a plain-text body in UTF-8. */
  public static WireResponse text(int status, String text) {
    return new WireResponse(
        status,
        WireHeaders.builder().add(MediaTypes.HEADER, MediaTypes.TEXT).build(),
        WireBody.ofText(text));
  }
}
