package dev.chasitor.server;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.host.StopKind;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.session.host.HostProfile;
import java.time.Duration;

/** What happens in a chat in real time. */
enum LiveSchedule {
  TALK {
    @Override
    void play(LiveRun run) throws Exception {
      run.says("is anyone there?", "I can wait");
      run.agentAccepts();
      run.awaitTaken("I can wait");
      run.agentSays("hello");
      run.agentSays("how can I help?");
      run.awaitHeard("how can I help?");
      run.says("no need", "thank you");
      run.ends();
    }
  },
  AGENT_ENDS {
    @Override
    void play(LiveRun run) throws Exception {
      run.agentAccepts();
      run.agentSays("hello");
      run.awaitHeard("hello");
      run.says("hi");
      run.awaitSettled(1);
      run.agentSays("we are closing");
      run.awaitHeard("we are closing");
      run.agent().end();
    }
  },
  TURNED_DOWN {
    @Override
    void play(LiveRun run) throws Exception {
      run.says("is anyone there?");
      run.agent().fail(ChatFailReason.UNAVAILABLE);
    }
  },
  SLOW_POLLS {
    @Override
    HostProfile host() {
      // Three of them are longer than "at once": what came of the first can be judged.
      return HostProfile.builder().pollHold(Duration.ofMillis(400)).build();
    }

    @Override
    void play(LiveRun run) throws Exception {
      run.agentAccepts();
      run.agentSays("one moment");
      run.awaitHeard("one moment");
      run.await(4, event -> event instanceof Event.Answered poll && poll.status() == 204);
      run.agentSays("here I am");
      run.awaitHeard("here I am");
      run.ends();
    }
  },
  NODE_DRAINED {
    @Override
    void play(LiveRun run) throws Exception {
      loseTheNode(run, StopKind.DRAIN);
    }
  },
  NODE_KILLED {
    @Override
    void play(LiveRun run) throws Exception {
      loseTheNode(run, StopKind.KILL);
    }
  };

  HostProfile host() {
    return HostProfile.defaults();
  }

  /** Plays until the chat ends, or is about to. */
  abstract void play(LiveRun run) throws Exception;

  private static void loseTheNode(LiveRun run, StopKind kind) throws Exception {
    run.agentAccepts();
    run.says("hi");
    run.agentSays("hello");
    run.awaitTaken("hi");
    run.awaitHeard("hello");
    run.nodeIsLost(kind, "one", "two", "three");
    run.agentSays("are you there?");
    run.awaitHeard("are you there?");
    run.awaitTaken("three");
    run.says("here I am");
    run.ends();
  }
}
