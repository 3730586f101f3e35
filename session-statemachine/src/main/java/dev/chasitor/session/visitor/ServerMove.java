package dev.chasitor.session.visitor;

import dev.chasitor.codec.Endpoint;
import java.net.URI;

/**
 * What a session does about a SwitchServer: it moves to another server, or refuses with a reason.
 */
public sealed interface ServerMove {

  /** The kind of this value: switch over it without a default branch. */
  Kind kind();

  /** The kinds, one for each permitted type. */
  enum Kind {
    /** The kind of {@link Moved}. */
    MOVED,
    /** The kind of {@link Refused}. */
    REFUSED
  }

  /** How many moves a session follows one after another, so that it does not go in circles. */
  int MOST_HOPS = 3;

  /** The reason when an address cannot be followed. */
  String NO_ADDRESS = "SwitchServer names no absolute http or https address";

  /**
   * The session follows the move.
   *
   * @param server the address of the other server, as {@link Endpoint#base()} has it
   */
  record Moved(URI server) implements ServerMove {
    @Override
    public Kind kind() {
      return Kind.MOVED;
    }
  }

  /**
   * The session does not follow the move.
   *
   * @param reason why not, without parts of the address, which may hold a secret
   */
  record Refused(String reason) implements ServerMove {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * Decides what to do about a SwitchServer. White space around the address is ignored. A move from
   * https to http is refused, because others could read the session's key on the way.
   *
   * @param from the server that sent the SwitchServer
   * @param newUrl the address in it
   * @param hops how many moves were followed before this one
   */
  static ServerMove follow(URI from, String newUrl, int hops) {
    if (hops >= MOST_HOPS) {
      return new Refused("SwitchServer came more than " + MOST_HOPS + " times");
    }
    URI address;
    try {
      address = URI.create(newUrl.strip());
    } catch (IllegalArgumentException e) {
      return new Refused(NO_ADDRESS);
    }
    URI to;
    try {
      to = Endpoint.of(address).base();
    } catch (IllegalArgumentException e) {
      boolean isOddHost = address.getHost() == null && address.getRawAuthority() != null;
      return new Refused(isOddHost ? NO_ADDRESS + ": " + e.getMessage() : NO_ADDRESS);
    }
    return isSecure(from) && !isSecure(to)
        ? new Refused("SwitchServer leads from https to http")
        : new Moved(to);
  }

  private static boolean isSecure(URI server) {
    return "https".equalsIgnoreCase(server.getScheme());
  }
}
