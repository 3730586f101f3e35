package dev.chasitor.session.visitor;

import dev.chasitor.codec.Endpoint;
import java.net.URI;

/** Where a SwitchServer leads: to another server, or nowhere, with the reason. */
public sealed interface ServerMove {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link Moved}. */
    MOVED,
    /** {@link Refused}. */
    REFUSED
  }

  /** How many moves are followed, one after another: an organisation does not move in circles. */
  int MOST_HOPS = 3;

  /**
   * The move is followed.
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
   * The move is not followed.
   *
   * @param reason why not; never a part of the address, which may hold a secret
   */
  record Refused(String reason) implements ServerMove {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * Where a SwitchServer leads. White space around the address is ignored. From https no move leads
   * to http: the session's key would be readable on the way.
   *
   * @param from the server that sent the SwitchServer
   * @param newUrl the address in it
   * @param hops how many moves were followed before this one
   */
  static ServerMove follow(URI from, String newUrl, int hops) {
    if (hops >= MOST_HOPS) {
      return new Refused("SwitchServer came more than " + MOST_HOPS + " times");
    }
    URI to;
    try {
      to = Endpoint.of(URI.create(newUrl.strip())).base();
    } catch (IllegalArgumentException e) {
      return new Refused("SwitchServer does not lead to a server");
    }
    return isSecure(from) && !isSecure(to)
        ? new Refused("SwitchServer leads from https to http")
        : new Moved(to);
  }

  private static boolean isSecure(URI server) {
    return "https".equalsIgnoreCase(server.getScheme());
  }
}
