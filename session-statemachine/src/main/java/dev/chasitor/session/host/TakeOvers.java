package dev.chasitor.session.host;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.Response;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.session.host.HostInput.TakeOver;
import dev.chasitor.session.host.HostState.Gone;
import dev.chasitor.session.host.HostState.Present;
import dev.chasitor.session.host.HostState.Waiting;
import java.util.ArrayList;
import java.util.List;

/** Takes a session over from a node that was lost, or from this node itself. */
final class TakeOvers {

  private TakeOvers() {}

  /**
   * Takes a session over (rules S-RSY-02 to S-RSY-05). It answers the held poll with 204 and
   * refuses the parked POSTs with 503. The log begins anew with ChasitorSessionData, followed by
   * the unacknowledged messages. It leaves out messages that the transcript restores or that are
   * out of date (see {@link RestoredChat}).
   */
  static HostState takenOver(Present present, TakeOver takeOver, HostTurn turn) {
    turn.changed();
    HostSession session = Polls.withoutHeld(present.session(), turn);
    session
        .parked()
        .forEach(post -> turn.refuse(post.asked().exchange(), HostMachine.FOR_ANOTHER_NODE));
    RestoredChat restored = RestoredChat.of(session);
    List<ServerMessage> messages = new ArrayList<>();
    messages.add(sessionData(present, restored.lines()));
    messages.addAll(restored.following());
    turn.answer(takeOver.exchange(), new Reply.Answered(told(takeOver)));
    return present.with(
        session
            .takenOver(takeOver.key(), takeOver.affinity(), session.log().begunAnew(messages))
            .withLastPoll(turn.now()));
  }

  /** Returns the answer. Numbers start again, because this node has seen none of them. */
  private static Response told(TakeOver takeOver) {
    return takeOver.key().isPresent()
        ? ResyncSessionResponse.builder()
            .isValid(true)
            .key(takeOver.key())
            .affinityToken(takeOver.affinity())
            .build()
        : EnvelopeResponse.of(
            ReconnectSession.builder()
                .resetSequence(true)
                .affinityToken(takeOver.affinity())
                .build());
  }

  static HostState refused(Gone gone, TakeOver takeOver, HostTurn turn) {
    if (takeOver.key().isPresent()) {
      turn.answer(
          takeOver.exchange(),
          new Reply.Answered(ResyncSessionResponse.builder().isValid(false).build()));
    } else {
      turn.refuse(takeOver.exchange(), new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
    }
    return gone;
  }

  private static ChasitorSessionData sessionData(Present present, List<TranscriptEntry> lines) {
    ChasitorSessionData.Builder data =
        ChasitorSessionData.builder().sneakPeekEnabled(false).addAllChatMessages(lines);
    if (present instanceof Waiting waiting) {
      waiting.position().ifPresent(data::queuePosition);
    }
    return data.build();
  }
}
