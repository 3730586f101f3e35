package dev.chasitor.handoff;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.client.GivenCommand;
import dev.chasitor.client.SessionIdInUseException;
import dev.chasitor.client.SessionOptions;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.model.AvailabilityRequest;
import dev.chasitor.model.Result;
import dev.chasitor.session.visitor.CommandId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The commands of the callers. A caller that gets no answer, or {@link Answer#TRY_AGAIN}, gives the
 * command again under the same id: it is done once. Thread-safe.
 */
final class HandoffChats {

  // No part of a path has a slash, so no caller's id is one of these.
  private static final CommandId HISTORY = new CommandId("handoff/history");
  private static final CommandId END = new CommandId("handoff/end");

  private static final long AVAILABILITY_SECONDS = 3;

  /** What became of a command when it was given. */
  enum Answer {
    /** The command is in the journal. The webhook gets its outcome. */
    KEPT,
    /** No agent is there, and no chat was started. */
    NO_AGENT,
    /** There is no such chat, or it is over. */
    NO_CHAT,
    /** Nobody knows whether the command is in the journal. */
    TRY_AGAIN
  }

  private final ChatClient client;
  private final SessionJournal journal;
  private final Webhook webhook;
  private final HandoffOptions options;

  HandoffChats(ChatClient client, SessionJournal journal, Webhook webhook, HandoffOptions options) {
    this.client = client;
    this.journal = journal;
    this.webhook = webhook;
    this.options = options;
  }

  /** Starts a chat, whose first line is what was said with the bot. */
  CompletionStage<Answer> start(String chat, ChatStart start) {
    SessionOptions named = SessionOptions.of(chat); // Refuses a wrong id before anybody is asked.
    return open(chat)
        .map(session -> kept(session.send(HISTORY, start.firstLine())))
        .orElseGet(
            () ->
                isAgentThere()
                    .thenCompose(
                        isThere ->
                            isThere
                                ? begin(named, chat, start)
                                : CompletableFuture.completedStage(Answer.NO_AGENT)));
  }

  private CompletionStage<Answer> begin(SessionOptions named, String chat, ChatStart start) {
    try {
      ChatSession session = client.start(start.request(options), named, webhook.listenerOf(chat));
      return kept(session.send(HISTORY, start.firstLine()));
    } catch (SessionIdInUseException e) {
      return CompletableFuture.completedStage(Answer.TRY_AGAIN); // The same command came twice.
    }
  }

  /** If the server cannot be asked, an agent counts as there: the queue will show. */
  private CompletionStage<Boolean> isAgentThere() {
    return client
        .availability(
            AvailabilityRequest.builder()
                .organizationId(options.organization())
                .deploymentId(options.deployment())
                .addIds(options.button())
                .build())
        .toCompletableFuture()
        .orTimeout(AVAILABILITY_SECONDS, TimeUnit.SECONDS)
        .handle(
            (availability, failure) ->
                failure != null
                    || availability.results().stream()
                        .filter(result -> result.id().equals(options.button()))
                        .allMatch(Result::isAvailable));
  }

  /** Says a line of the visitor. */
  CompletionStage<Answer> say(String chat, String line, String text) {
    CommandId id = new CommandId(line);
    return command(chat, session -> session.send(id, text));
  }

  /** Ends a chat after everything that was said. */
  CompletionStage<Answer> end(String chat) {
    return command(chat, session -> session.end(END));
  }

  private CompletionStage<Answer> command(String chat, Function<ChatSession, GivenCommand> give) {
    return open(chat).map(session -> kept(give.apply(session))).orElseGet(() -> whereabouts(chat));
  }

  private Optional<ChatSession> open(String chat) {
    return client.sessions().stream().filter(session -> session.id().equals(chat)).findFirst();
  }

  private static CompletionStage<Answer> kept(GivenCommand command) {
    return command
        .kept()
        .handle((kept, failure) -> failure == null ? Answer.KEPT : Answer.TRY_AGAIN);
  }

  /** A chat that is only in the journal will be resumed, or its last events are on their way. */
  private CompletionStage<Answer> whereabouts(String chat) {
    return journal
        .read(chat)
        .thenApply(found -> found.isPresent() ? Answer.TRY_AGAIN : Answer.NO_CHAT);
  }
}
