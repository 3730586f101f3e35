package dev.chasitor.benchmarks.session;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour of the benchmarks' servers towards one visitor. It establishes the chat with the
 * first poll, holds polls, and answers each line with a line. Not thread-safe.
 *
 * @param <P> a held poll
 */
final class VisitorScript<P> {

  private long sequence = -1;
  private @Nullable P held;
  private boolean answering;

  /** Processes a poll. */
  void polled(P poll, BiConsumer<P, MessagesResponse> answer) {
    hold(poll);
    deliver(answer);
  }

  /** Processes another request, to this path. */
  void posted(String path, BiConsumer<P, MessagesResponse> answer) {
    answering |= path.endsWith("/ChatMessage");
    deliver(answer);
  }

  /** Holds a poll until the next POST, also if there are messages. */
  void hold(P poll) {
    held = poll;
  }

  private void deliver(BiConsumer<P, MessagesResponse> answer) {
    P poll = held;
    boolean isNew = sequence < 0;
    if (poll == null || !(isNew || answering)) {
      return;
    }
    held = null;
    answering = false;
    sequence += isNew ? 2 : 1;
    answer.accept(poll, isNew ? Chats.accepted() : Chats.said(sequence, "Fine, too."));
  }

  static SessionIdResponse session(int number) {
    return SessionIdResponse.builder()
        .id("f0a1d5a4-5d0b-4c3f-8a70-" + number)
        .key(SessionKey.of("f0a1d5a4-5d0b-4c3f-8a70-d3d5d0e6a1b2!1600000000!" + number))
        .affinityToken(AffinityToken.of("73061fa0"))
        .clientPollTimeout(40_000)
        .build();
  }
}
