package dev.chasitor.server;

import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.Chat;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.DeskNotice.VisitorSaid;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A desk that does what the test says, and remembers what it was told. */
final class TestDesk implements AgentDesk {

  private final CompletableFuture<Chat> chat = new CompletableFuture<>();
  private final BlockingQueue<DeskNotice> notices = new LinkedBlockingQueue<>();

  @Override
  public void onNotice(Chat from, DeskNotice notice) {
    notices.add(notice);
    chat.complete(from);
  }

  /** The first chat; waits for it. */
  Chat chat() throws Exception {
    return chat.get(10, TimeUnit.SECONDS);
  }

  Chat accept() throws Exception {
    chat().accept("Andy", "005000000000001");
    return chat();
  }

  /** The next notice of this kind; waits for it and skips others. */
  <N extends DeskNotice> N next(Class<N> kind) throws Exception {
    while (true) {
      DeskNotice notice = notices.poll(10, TimeUnit.SECONDS);
      if (notice == null) {
        throw new AssertionError("The desk was not told of any " + kind.getSimpleName());
      }
      if (kind.isInstance(notice)) {
        return kind.cast(notice);
      }
    }
  }

  String nextLine() throws Exception {
    return next(VisitorSaid.class).text();
  }
}
