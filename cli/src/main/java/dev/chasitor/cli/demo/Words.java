package dev.chasitor.cli.demo;

import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import java.util.Locale;

/** Turns constants into words for people. */
public final class Words {

  private Words() {}

  /** Returns a phase as the diagrams write it, for example {@code Established}. */
  public static String of(Phase phase) {
    String name = phase.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  /** Returns how a chat ended. */
  static String of(EndCause cause) {
    return switch (cause.kind()) {
      case VISITOR -> "ended by the visitor";
      case AGENT -> "ended by the desk";
      case IDLE,
          TIME_LIMIT,
          VISITOR_SILENT,
          NO_AGENT,
          OTHER_REASON,
          REQUEST_FAILED,
          SESSION_GONE,
          SESSION_LOST,
          NETWORK,
          SERVER_FAILED,
          REFUSED,
          PROTOCOL,
          DRIVER_FAILED,
          ABANDONED ->
          "ended: " + cause.detail();
    };
  }
}
