package dev.chasitor.codec.fuzz;

import static dev.chasitor.codec.fuzz.ReportedErrors.require;

import dev.chasitor.codec.Endpoint;
import java.net.URI;

/** Addresses of servers, as a message of a server may name them. */
record AddressDecoding() implements Decoder {

  /** The longest message, which is one of the codec's own texts. */
  private static final int MOST_OF_A_MESSAGE = 160;

  @Override
  public boolean keeps(byte[] document) {
    URI address;
    try {
      address = URI.create(Decoder.text(document));
    } catch (IllegalArgumentException e) {
      return false;
    }
    Endpoint endpoint;
    try {
      endpoint = Endpoint.of(address);
    } catch (IllegalArgumentException e) {
      require(
          e.getMessage() != null
              && e.getMessage().startsWith("The ")
              && e.getMessage().length() <= MOST_OF_A_MESSAGE,
          "an address is refused in other words");
      return true;
    }
    require(endpoint.equals(Endpoint.of(endpoint.base())), "an address is read as another one");
    require(
        endpoint.base().getRawPath().endsWith("/chat/rest/"), "an address has no place to resolve");
    return true;
  }
}
