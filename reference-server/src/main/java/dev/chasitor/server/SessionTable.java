package dev.chasitor.server;

import dev.chasitor.codec.MalformedMessageException;
import dev.chasitor.session.host.HostState;
import dev.chasitor.session.host.json.HostStateJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one shard: those in memory, and the way there from the store. What only memory
 * held of a session is given up by {@link #reload}: what was not stored did not happen. Everything
 * here happens on the shard's context.
 */
final class SessionTable {

  private static final System.Logger LOG = System.getLogger(SessionTable.class.getName());

  /**
   * What to do about a session.
   *
   * @param found when it is there, in its turn
   * @param missing when there is none
   * @param failed when the store could not tell
   */
  record Visit(Consumer<HostedSession> found, Runnable missing, Runnable failed) {}

  private final EventLoopSessions shard;
  private final Map<String, HostedSession> sessions = new HashMap<>();
  private final Map<String, List<Visit>> loading = new HashMap<>();

  SessionTable(EventLoopSessions shard) {
    this.shard = shard;
  }

  int size() {
    return sessions.size();
  }

  void add(String id, HostState state, Node owner) {
    HostedSession hosted = new HostedSession(shard, id, state, owner);
    sessions.put(id, hosted);
    hosted.watch();
  }

  /** Forgets a session that is gone. */
  void remove(String id) {
    HostedSession gone = sessions.remove(id);
    if (gone != null) {
      gone.retire();
    }
  }

  List<HostedSession> ownedBy(Node node) {
    return sessions.values().stream().filter(hosted -> hosted.owner() == node).toList();
  }

  /** Finds a session, in memory or in the store. */
  void visit(String id, Visit visit) {
    HostedSession here = sessions.get(id);
    if (here == null) {
      load(id, Node.NOBODY, visit);
      return;
    }
    here.inTurn(
        () -> {
          if (here.isRetired()) {
            visit(id, visit);
          } else {
            visit.found().accept(here);
          }
        });
  }

  /** Goes back to what was stored, held by another owner from now on. */
  void reload(String id, Node owner) {
    remove(id);
    load(id, owner, new Visit(hosted -> {}, () -> {}, () -> {}));
  }

  private void load(String id, Node owner, Visit visit) {
    List<Visit> others = loading.get(id);
    if (others != null) {
      others.add(visit);
      return;
    }
    loading.put(id, new ArrayList<>(List.of(visit)));
    shard
        .store()
        .load(id)
        .whenComplete(
            (document, failure) ->
                shard.runNowOrLater(
                    () -> {
                      if (failure == null) {
                        settle(id, found(id, owner, document.orElse(null)));
                      } else {
                        LOG.log(
                            System.Logger.Level.ERROR, "A session could not be loaded", failure);
                        settle(id, visitor -> visitor.failed().run());
                      }
                    }));
  }

  private Consumer<Visit> found(String id, Node owner, byte @Nullable [] document) {
    if (document == null) {
      return visitor -> visitor.missing().run();
    }
    return revive(id, owner, document)
        ? visitor -> visit(id, visitor)
        : visitor -> visitor.failed().run();
  }

  private void settle(String id, Consumer<Visit> answer) {
    List<Visit> visits = loading.remove(id);
    if (visits != null) {
      visits.forEach(answer);
    }
  }

  private boolean revive(String id, Node owner, byte[] document) {
    try {
      HostState stored = HostStateJson.read(document);
      Duration now =
          stored
              .known()
              .map(session -> shard.clock().since(session.createdAt()))
              .orElse(Duration.ZERO);
      // The machine that stored it may have a clock that is ahead of this one.
      Duration last = stored.lastInput();
      add(id, stored.resumedAt(now.compareTo(last) > 0 ? now : last), owner);
      return true;
    } catch (MalformedMessageException e) {
      LOG.log(System.Logger.Level.ERROR, "A stored session could not be read", e);
      return false;
    }
  }
}
