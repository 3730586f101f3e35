package dev.chasitor.tck.sim;

import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Queued;
import java.util.Optional;
import java.util.OptionalInt;

/** Ways to break what the machine makes of SwitchServer. */
final class ServerMutants {

  private ServerMutants() {}

  static Transition switchesWithAnAgent(VisitorState state, Input input) {
    boolean switches = state.kind() == StateKind.ESTABLISHED && bringsSwitch((Open) state, input);
    return VisitorMachine.step(
        switches
            ? new Queued(((Open) state).session(), OptionalInt.empty(), Optional.empty())
            : state,
        input);
  }

  private static boolean bringsSwitch(Open open, Input input) {
    return input instanceof Input.Replied replied
        && open.session().poll().waitsFor(replied.call())
        && replied.reply() instanceof Reply.Answered answered
        && answered.response() instanceof MessagesResponse batch
        && batch.messages().stream().anyMatch(each -> each.message() instanceof SwitchServer);
  }

  static Transition endsTheOldSessionAtTheNewServer(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    if (!(state instanceof Live live) || right.next().kind() != StateKind.OPENING) {
      return right;
    }
    OpenSession old = live.session();
    return PostingMutants.with(
        right,
        new Effect.Call(
            Long.MAX_VALUE - old.nextCall(),
            DeleteSessionIdRequest.builder().key(old.credentials().key()).build(),
            RequestHeaders.version(old.settings().apiVersion()),
            old.settings().profile().requestTimeout(),
            right.next().knownSettings().orElseThrow().server()));
  }
}
