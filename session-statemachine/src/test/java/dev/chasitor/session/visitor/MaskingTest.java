package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataAction;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.TriggeredRule;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.CommandOutcome.NotSent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for sensitive data: kept before anything leaves. */
class MaskingTest {

  private static final SensitiveDataRule CARD =
      SensitiveDataRule.builder()
          .id("r1")
          .name("Card")
          .pattern("[0-9]{4}")
          .replacement("$1*")
          .actionType(Word.of(SensitiveDataAction.REPLACE))
          .build();
  private static final SensitiveDataRule CURSE =
      SensitiveDataRule.builder()
          .name("Curse")
          .pattern("darn ?")
          .replacement("never used")
          .actionType(Word.of(SensitiveDataAction.REMOVE))
          .build();

  private static Rig ruled(SensitiveDataRule... rules) {
    ChatRequestSuccess success =
        ChatRequestSuccess.builder().from(Rig.success(0)).addSensitiveDataRules(rules).build();
    return Rig.requested().pushed(success, Rig.attentive("Andy", 30, 60));
  }

  private static String said(Rig rig) {
    return ((ChatMessageRequest) rig.call(RequestType.CHAT_MESSAGE).request()).text();
  }

  private static <E> List<E> told(Rig rig, Class<E> type) {
    return rig.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void aRuleThatIsTooDeepForTheThreadAtHandLetsNothingPass() throws InterruptedException {
    int depth = 500;
    SensitiveDataRule deep =
        SensitiveDataRule.builder()
            .name("Deep")
            .pattern("(".repeat(depth) + "a" + ")".repeat(depth))
            .replacement("*")
            .build();
    Rig rig = ruled(deep);
    Thread small = new Thread(null, () -> rig.say(1, "banana"), "small", 160_000);
    small.start();
    small.join();
    List<String> sent =
        rig.calls(RequestType.CHAT_MESSAGE).stream()
            .map(call -> ((ChatMessageRequest) call.request()).text())
            .toList();
    // Whether the stack is enough is the machine's affair; that nothing slips through is ours.
    assertEquals(1, sent.size() + rig.settled().size());
    assertFalse(sent.contains("banana"));
  }

  @Test
  void aLineIsMaskedBeforeItLeavesAndTheRuleReported() {
    Rig rig = ruled(CARD, CURSE).say(1, "darn card 1234 5678");
    assertEquals("card $1* $1*", said(rig));
    assertEquals(
        List.of(new SessionEvent.Masked(1, "card $1* $1*", List.of("Card", "Curse"))),
        told(rig, SessionEvent.Masked.class));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(
        SensitiveDataRuleTriggeredRequest.builder()
            .addRules(TriggeredRule.builder().id("r1").name("Card").build())
            .addRules(TriggeredRule.builder().name("Curse").build())
            .build(),
        rig.call(RequestType.SENSITIVE_DATA_RULE_TRIGGERED).request());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(1));
  }

  /** Rule C-HDR-04: the server chose the name. The report to the server repeats it unchanged. */
  @Test
  void theNameOfARuleThatMatchedIsReportedWithoutSecrets() {
    String name = "Card of key-1";
    Rig rig = ruled(SensitiveDataRule.builder().from(CARD).name(name).build()).say(1, "1234");
    assertEquals(
        List.of(new SessionEvent.Masked(1, "$1*", List.of("Card of (redacted)"))),
        told(rig, SessionEvent.Masked.class));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(
        SensitiveDataRuleTriggeredRequest.builder()
            .addRules(TriggeredRule.builder().id("r1").name(name).build())
            .build(),
        rig.call(RequestType.SENSITIVE_DATA_RULE_TRIGGERED).request());
  }

  @Test
  void aRetryRepeatsTheMaskedText() {
    Rig rig = ruled(CARD).say(1, "1234");
    rig.lost(RequestType.CHAT_MESSAGE).toDeadline();
    assertEquals("$1*", said(rig));
    assertEquals(1, told(rig, SessionEvent.Masked.class).size());
  }

  @Test
  void whatWasSaidBeforeTheRulesCameIsMaskedAsWell() {
    Rig rig = Rig.requested().say(1, "pin 1234").say(2, "hello");
    rig.pushed(
        ChatRequestSuccess.builder().from(Rig.success(0)).addSensitiveDataRules(CARD).build(),
        Rig.agent("Andy"));
    assertEquals("pin $1*", said(rig));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.reply(RequestType.SENSITIVE_DATA_RULE_TRIGGERED, new Reply.Accepted());
    assertEquals("hello", said(rig));
  }

  @Test
  void onlyWhatIsAboutToLeaveIsMasked() {
    Rig rig = Rig.requested().say(1, "hello").say(2, "pin 1234").say(3, "pin 5678");
    rig.pushed(
        ChatRequestSuccess.builder().from(Rig.success(0)).addSensitiveDataRules(CARD).build(),
        Rig.agent("Andy"));
    assertEquals("hello", said(rig));
    assertEquals(List.of(), told(rig, SessionEvent.Masked.class));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(
        List.of(new SessionEvent.Masked(2, "pin $1*", List.of("Card"))),
        told(rig, SessionEvent.Masked.class));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(
        List.of(RequestType.MESSAGES, RequestType.SENSITIVE_DATA_RULE_TRIGGERED), rig.openCalls());
  }

  @Test
  void sneakPeeksAreMaskedToo() {
    Rig rig = ruled(CARD).peek("my pin is 1234");
    Effect.Call call = rig.call(RequestType.CHASITOR_SNEAK_PEEK);
    assertEquals("my pin is $1*", ((ChasitorSneakPeekRequest) call.request()).text());
  }

  @Test
  void aLineOfWhichNothingIsLeftIsNotSent() {
    Rig rig = ruled(CURSE).say(1, "darn darn ").say(2, "sorry");
    assertEquals(
        Optional.of(new NotSent("the rules for sensitive data removed all of its text")),
        rig.outcome(1));
    rig.reply(RequestType.SENSITIVE_DATA_RULE_TRIGGERED, new Reply.Accepted());
    assertEquals("sorry", said(rig));
  }

  @Test
  void nothingIsReportedBehindTheEnd() {
    Rig rig = ruled(CURSE).say(1, "a").say(2, "darn ").end(3);
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.reply(RequestType.SENSITIVE_DATA_RULE_TRIGGERED, new Reply.Accepted());
    rig.reply(RequestType.CHAT_END, new Reply.Accepted());
    assertEquals(StateKind.LEAVING, rig.state.kind());
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
  }

  @Test
  void theLatestRulesCount() {
    Rig rig = ruled(CARD).pushed(SensitiveDataRules.builder().addSensitiveDataRules(CURSE).build());
    assertEquals("1234", said(rig.say(1, "darn 1234")));
  }

  @Test
  void aRuleThatIsNoPatternIsLeftOutAndTold() {
    Rig rig = ruled(SensitiveDataRule.builder().from(CARD).name("Bad").pattern("(").build(), CURSE);
    assertEquals(
        List.of(new SessionEvent.RuleIgnored("Bad", "Unclosed group")),
        told(rig, SessionEvent.RuleIgnored.class));
    assertEquals("1234", said(rig.say(1, "darn 1234")));
  }

  @Test
  void aPatternThatTakesForEverKeepsTheTextBack() {
    SensitiveDataRule evil =
        SensitiveDataRule.builder().from(CARD).name("Evil").pattern("(a*)*(a|aa)+\\1b").build();
    Rig rig = ruled(evil).say(1, "a".repeat(60)).say(2, "b");
    assertEquals(
        Optional.of(new NotSent("the rule 'Evil' for sensitive data takes too long on the text")),
        rig.outcome(1));
    assertEquals("b", said(rig));
  }

  @Test
  void aPatternThatNestsTooDeepKeepsTheTextBack() {
    SensitiveDataRule deep =
        SensitiveDataRule.builder().from(CARD).name("Deep").pattern("(x|y)*z").build();
    Rig rig = ruled(deep).say(1, "xy".repeat(100_000));
    assertEquals(
        Optional.of(new NotSent("the rule 'Deep' for sensitive data takes too long on the text")),
        rig.outcome(1));
  }

  @Test
  void theReportIsTriedNoLongerThanItIsWanted() {
    Rig rig = ruled(CARD).say(1, "1234").say(2, "next");
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.refused(RequestType.SENSITIVE_DATA_RULE_TRIGGERED, new Refusal.Rejected(404, "Not found"));
    assertEquals("next", said(rig));
    assertEquals(Duration.ZERO, rig.now);
  }
}
