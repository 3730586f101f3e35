package dev.chasitor.codec;

import java.util.Objects;

/**
 * An HTTP response of the protocol, as a transport delivers it.
 *
 * <p>Immutable. {@code toString} shows status, header names and the length of the body.
 *
 * @param status the HTTP status, any number of three digits
 * @param headers the headers
 * @param body the whole body
 */
public record WireResponse(int status, WireHeaders headers, WireBody body) {

  public WireResponse {
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }

  /** Makes a response with a plain-text body in UTF-8. */
  public static WireResponse text(int status, String text) {
    return new WireResponse(
        status,
        WireHeaders.builder().add(MediaTypes.HEADER, MediaTypes.TEXT).build(),
        WireBody.ofText(text));
  }
}
