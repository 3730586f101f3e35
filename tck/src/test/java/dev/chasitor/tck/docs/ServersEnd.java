package dev.chasitor.tck.docs;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Response;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import java.net.URI;
import java.time.Duration;

/** Runs a session that the server ends, to show what the machine reports. */
final class ServersEnd {

  private static final SessionSettings SETTINGS =
      new SessionSettings(
          ChasitorInitRequest.builder()
              .organizationId("00D")
              .deploymentId("572")
              .buttonId("573")
              .build(),
          ApiVersion.of(42),
          Profile.defaults(),
          URI.create("https://chat.example"),
          0);

  private ServersEnd() {}

  /** Returns the cause of a session whose first poll brings {@code ended}. */
  static EndCause.Kind causeOf(ChatEnded ended) {
    Transition started =
        VisitorMachine.step(VisitorMachine.fresh(SETTINGS), new Input.Start(Duration.ZERO));
    Transition opened =
        answered(
            started,
            RequestType.SESSION_ID,
            SessionIdResponse.builder()
                .id("id")
                .key(SessionKey.of("key"))
                .affinityToken(AffinityToken.of("affinity"))
                .clientPollTimeout(40)
                .build());
    Transition over =
        answered(
            opened,
            RequestType.MESSAGES,
            MessagesResponse.builder().addMessages(Message.of(ended)).sequence(1).build());
    return ((VisitorState.Ended) over.next()).cause().kind();
  }

  private static Transition answered(Transition before, RequestType type, Response response) {
    long call =
        before.effects().stream()
            .filter(Effect.Call.class::isInstance)
            .map(Effect.Call.class::cast)
            .filter(open -> open.request().kind() == type)
            .findFirst()
            .orElseThrow()
            .id();
    return VisitorMachine.step(
        before.next(), new Input.Replied(Duration.ZERO, call, new Reply.Answered(response)));
  }
}
