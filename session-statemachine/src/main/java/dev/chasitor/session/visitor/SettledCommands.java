package dev.chasitor.session.visitor;

import java.util.ArrayList;
import java.util.List;

/**
 * What a session remembers of its settled commands that have ids. It stands beside the state, since
 * the machine does not need it. Immutable.
 *
 * @param recent the commands settled last, the oldest first; a session keeps at most {@link #MOST}
 * @param forgotten the digests of the ids of older commands, whose outcomes are forgotten
 */
public record SettledCommands(List<SettledCommand> recent, List<Long> forgotten) {

  /** How many outcomes a session remembers. */
  public static final int MOST = 10_000;

  /** The value before the first command is settled. */
  public static final SettledCommands NONE = new SettledCommands(List.of(), List.of());

  public SettledCommands {
    recent = List.copyOf(recent);
    forgotten = List.copyOf(forgotten);
  }

  /** Returns the value after more commands were settled. It keeps all of them as recent ones. */
  public SettledCommands with(List<SettledCommand> more) {
    return and(new SettledCommands(more, List.of()));
  }

  /** Returns this value followed by a later one. It keeps all commands as recent ones. */
  public SettledCommands and(SettledCommands later) {
    List<SettledCommand> all = new ArrayList<>(recent);
    all.addAll(later.recent);
    List<Long> old = new ArrayList<>(forgotten);
    old.addAll(later.forgotten);
    return new SettledCommands(all, old);
  }

  /**
   * Returns the digest of an id: a mixed FNV-1a hash of 64 bits. Documents hold digests, so the
   * function must not change. Two ids of a chat have the same one with a chance of about one in
   * 10<sup>10</sup> for a hundred thousand commands.
   */
  public static long digest(CommandId id) {
    return TextHash.of(TextHash.BEGIN, id.value());
  }

  /** Shows numbers only. */
  @Override
  public String toString() {
    return "SettledCommands[" + recent.size() + " recent, " + forgotten.size() + " forgotten]";
  }
}
