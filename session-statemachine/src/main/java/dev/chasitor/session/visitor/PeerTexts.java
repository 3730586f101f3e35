package dev.chasitor.session.visitor;

import dev.chasitor.codec.Redactor;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.Request;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the session's secrets out of the texts that the server wrote, before the machine keeps or
 * reports them: the session key, the affinity token, the pre-chat values, and what the visitor said
 * if it was sent and the outbox still has it. The server cannot repeat what was not sent.
 */
final class PeerTexts {

  private PeerTexts() {}

  /** Returns an outcome whose text shows no secret of the session. */
  static Input safe(Input input, VisitorTurn turn) {
    if (!(input instanceof Input.Replied replied)) {
      return input;
    }
    return switch (replied.reply().kind()) {
      case REFUSED -> {
        Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
        yield with(replied, new Reply.Refused(refusal.withText(turn.safe(refusal.text()))));
      }
      case MALFORMED ->
          with(
              replied,
              new Reply.Malformed(turn.safe(((Reply.Malformed) replied.reply()).problem())));
      case ANSWERED, ACCEPTED, EMPTY -> input;
    };
  }

  private static Input with(Input.Replied replied, Reply reply) {
    return new Input.Replied(replied.now(), replied.call(), reply);
  }

  /** Makes a redactor of the secrets of a state. */
  static Redactor redactor(VisitorState state) {
    List<String> secrets = new ArrayList<>();
    if (state instanceof Opening opening) {
      add(opening.settings(), opening.outbox(), secrets);
    } else if (state instanceof Open open) {
      OpenSession session = open.session();
      secrets.add(session.credentials().key().reveal());
      secrets.add(session.credentials().affinity().reveal());
      add(session.settings(), session.outbox(), secrets);
    }
    return Redactor.of(secrets);
  }

  private static void add(SessionSettings settings, Outbox outbox, List<String> secrets) {
    add(settings.init(), secrets);
    for (OutboxItem item : outbox.items()) {
      if (item.wasSent()) {
        add(item.request(), secrets);
      }
    }
  }

  private static void add(Request request, List<String> secrets) {
    switch (request.kind()) {
      case CHAT_MESSAGE -> secrets.add(((ChatMessageRequest) request).text());
      case CHASITOR_SNEAK_PEEK -> secrets.add(((ChasitorSneakPeekRequest) request).text());
      case CUSTOM_EVENT -> secrets.add(((CustomEventRequest) request).data());
      case CHASITOR_INIT -> {
        ChasitorInitRequest init = (ChasitorInitRequest) request;
        init.visitorName().ifPresent(secrets::add);
        init.prechatDetails().stream().map(CustomDetail::value).forEach(secrets::add);
      }
      case SESSION_ID,
          DELETE_SESSION_ID,
          MESSAGES,
          RESYNC_SESSION,
          RECONNECT_SESSION,
          MULTI_NOUN,
          CHASITOR_RESYNC_STATE,
          CHASITOR_TYPING,
          CHASITOR_NOT_TYPING,
          CHAT_END,
          CHAT_CANCEL,
          CHASITOR_IDLE_TIMEOUT_WARNING_EVENT,
          SENSITIVE_DATA_RULE_TRIGGERED,
          RICH_MESSAGE,
          AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
          SETTINGS,
          AVAILABILITY,
          VISITOR_ID,
          BREADCRUMB,
          UNKNOWN -> {
        // Nothing that the visitor said.
      }
    }
  }
}
