package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Chats that are longer than one answer, between the client and the host with their defaults: rules
 * S-SIZ-01, C-RSY-15.
 */
class LongChatTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, false);
  private final List<SessionEvent.Received> heard = new ArrayList<>();
  private final List<Phase> phases = new ArrayList<>();
  private final List<CommandOutcome> outcomes = new ArrayList<>();
  private final ChatSession session =
      VirtualHost.client(time, host).build().start(VirtualHost.INIT, this::on);

  private void on(SessionEvent event) {
    if (event instanceof SessionEvent.Received received
        && received.message() instanceof ChatMessage) {
      heard.add(received);
    } else if (event instanceof SessionEvent.PhaseChanged changed) {
      phases.add(changed.to());
    }
  }

  private void at(int millis, Runnable what) {
    time.after(Duration.ofMillis(millis), what);
  }

  private void say(String text) {
    var unused = session.send(text).thenAccept(outcomes::add);
  }

  /** Lets the chat run until the agent's last word was heard. */
  private void run(String lastWord) {
    at(100, host::queue);
    at(200, host::accept);
    while (texts().isEmpty() || !texts().get(texts().size() - 1).equals(lastWord)) {
      assertTrue(time.runOne() && time.nanos() < Duration.ofMinutes(10).toNanos(), "it went on");
    }
  }

  private List<String> texts() {
    return heard.stream().map(each -> ((ChatMessage) each.message()).text()).toList();
  }

  @Test
  void eightLinesOf200kBAreHeardOnceAndInOrder() {
    List<String> said =
        new ArrayList<>(
            IntStream.range(0, 8).mapToObj(i -> i + ":" + "x".repeat(200_000)).toList());
    at(300, () -> said.forEach(host::say));
    at(400, () -> say("go on"));
    at(500, () -> host.say("the end"));
    run("the end");
    said.add("the end");
    assertEquals(said, texts());
    assertEquals(List.of(new CommandOutcome.Accepted()), outcomes);
  }

  @Test
  void aChatOf600LinesOf2kBSurvivesTheLossOfItsNode() {
    List<String> said = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      List<String> five = IntStream.range(5 * i, 5 * i + 5).mapToObj(LongChatTest::line).toList();
      String answer = "v" + line(i);
      said.addAll(five);
      answered.add(answer);
      at(300 + 40 * i, () -> five.forEach(host::say));
      at(310 + 40 * i, () -> say(answer));
    }
    at(4_300, host::loseNode);
    at(4_310, () -> host.say("missed"));
    at(4_320, () -> say("are you there?"));
    at(9_000, () -> host.say("the end"));
    run("the end");
    said.add("missed");
    said.add("the end");
    answered.add("are you there?");
    assertEquals(said, texts());
    assertEquals(answered, host.heard());
    assertEquals(List.of(), heard.stream().filter(each -> each.perhapsRepeated()).toList());
    assertTrue(phases.contains(Phase.RESYNCING), phases::toString);
    assertEquals(List.of(), outcomes.stream().filter(each -> !isAccepted(each)).toList());
  }

  private static String line(int number) {
    return number + ":" + "x".repeat(2_000);
  }

  private static boolean isAccepted(CommandOutcome outcome) {
    return outcome instanceof CommandOutcome.Accepted;
  }
}
