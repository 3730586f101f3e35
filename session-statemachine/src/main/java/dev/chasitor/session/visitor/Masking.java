package dev.chasitor.session.visitor;

import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.SensitiveDataAction;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.TriggeredRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Applies the server's rules for sensitive data to lines and sneak peeks, just before they are sent
 * for the first time. The rules come with ChatRequestSuccess and SensitiveDataRules.
 *
 * <p>A rule that is no regular expression is ignored. If a rule takes too long on a text, the text
 * is not sent at all.
 */
final class Masking {

  /**
   * How many characters a pattern may read: it takes milliseconds, and is the same limit on any
   * machine.
   */
  private static final int MOST_LOOKS = 1_000_000;

  private Masking() {}

  /** A text after the rules were applied, and the rules that matched. */
  private record Masked(String text, List<SensitiveDataRule> triggered) {
    @Override
    public String toString() {
      return "Masked[" + text.length() + " characters, triggered=" + triggered + "]";
    }
  }

  /** Returns the rules that can be applied, and reports the others to the application. */
  static List<SensitiveDataRule> usable(List<SensitiveDataRule> rules, VisitorTurn turn) {
    List<SensitiveDataRule> usable = new ArrayList<>();
    for (SensitiveDataRule rule : rules) {
      try {
        Pattern.compile(rule.pattern());
        usable.add(rule);
      } catch (PatternSyntaxException e) {
        turn.tell(new SessionEvent.RuleIgnored(turn.safe(rule.name()), e.getDescription()));
      }
    }
    return usable;
  }

  /**
   * Returns the outbox with its first {@code items} items masked, except those sent before. It
   * removes an item that has no text left.
   */
  static Outbox mask(Outbox outbox, int items, List<SensitiveDataRule> rules, VisitorTurn turn) {
    if (rules.isEmpty()) {
      return outbox;
    }
    List<OutboxItem> masked = new ArrayList<>();
    List<SensitiveDataRule> triggered = new ArrayList<>();
    int kept = 0;
    for (OutboxItem item : outbox.items()) {
      Optional<String> text = kept < items && !item.wasSent() ? text(item) : Optional.empty();
      if (text.isEmpty()) {
        masked.add(item);
        kept++;
        continue;
      }
      Optional<OutboxItem> sendable = mask(item, text.get(), rules, triggered, turn);
      if (sendable.isPresent()) {
        masked.add(sendable.get());
        kept++;
      }
    }
    if (!triggered.isEmpty()) {
      masked.add(placeOfTrigger(masked, items), trigger(triggered));
    }
    return new Outbox(outbox.nextNumber(), masked);
  }

  /**
   * Returns the place for SensitiveDataRuleTriggered: after the items that triggered it, but before
   * the end of the chat (C-END-01).
   */
  private static int placeOfTrigger(List<OutboxItem> outbox, int items) {
    int last = Math.min(items, outbox.size());
    for (int at = 0; at < last; at++) {
      if (Ending.isExit(outbox.get(at))) {
        return at;
      }
    }
    return last;
  }

  private static Optional<OutboxItem> mask(
      OutboxItem item,
      String text,
      List<SensitiveDataRule> rules,
      List<SensitiveDataRule> triggered,
      VisitorTurn turn) {
    Masked masked;
    try {
      masked = apply(rules, text);
    } catch (TooLongException e) {
      Settlement.leftOver(item, e.reason(turn), turn);
      return Optional.empty();
    }
    if (masked.triggered().isEmpty()) {
      return Optional.of(item);
    }
    triggered.addAll(masked.triggered());
    if (masked.text().isEmpty()) {
      Settlement.leftOver(item, "the rules for sensitive data removed all of its text", turn);
      return Optional.empty();
    }
    List<String> names = masked.triggered().stream().map(rule -> turn.safe(rule.name())).toList();
    item.command()
        .ifPresent(
            command ->
                turn.tell(
                    new SessionEvent.Masked(command.ref(), command.id(), masked.text(), names)));
    return Optional.of(item.with(withText(item.request(), masked.text())));
  }

  /** Returns the text as the rules leave it; the text itself if they cannot be applied. */
  static String masked(List<SensitiveDataRule> rules, String text) {
    try {
      return apply(rules, text).text();
    } catch (TooLongException e) {
      return text;
    }
  }

  private static Masked apply(List<SensitiveDataRule> rules, String text) {
    String masked = text;
    List<SensitiveDataRule> triggered = new ArrayList<>();
    for (SensitiveDataRule rule : rules) {
      try {
        Matcher matcher = Pattern.compile(rule.pattern()).matcher(new Looked(masked, rule));
        if (matcher.find()) {
          triggered.add(rule);
          masked = matcher.replaceAll(Matcher.quoteReplacement(replacement(rule)));
        }
      } catch (StackOverflowError | PatternSyntaxException e) {
        // A deeply nested pattern may overflow the stack, also while it is compiled on a thread
        // with a small stack.
        throw new TooLongException(rule);
      }
    }
    return new Masked(masked, triggered);
  }

  private static String replacement(SensitiveDataRule rule) {
    boolean removes =
        rule.actionType().filter(action -> action.is(SensitiveDataAction.REMOVE)).isPresent();
    return removes ? "" : rule.replacement().orElse("");
  }

  private static Optional<String> text(OutboxItem item) {
    if (item.request() instanceof ChatMessageRequest line) {
      return Optional.of(line.text());
    }
    return item.request() instanceof ChasitorSneakPeekRequest peek
        ? Optional.of(peek.text())
        : Optional.empty();
  }

  private static Request withText(Request request, String text) {
    return request instanceof ChatMessageRequest line
        ? ChatMessageRequest.builder().from(line).text(text).build()
        : ChasitorSneakPeekRequest.builder()
            .from((ChasitorSneakPeekRequest) request)
            .text(text)
            .build();
  }

  private static OutboxItem trigger(List<SensitiveDataRule> rules) {
    SensitiveDataRuleTriggeredRequest.Builder trigger = SensitiveDataRuleTriggeredRequest.builder();
    rules.stream()
        .distinct()
        .forEach(
            rule ->
                trigger.addRules(TriggeredRule.builder().id(rule.id()).name(rule.name()).build()));
    return OutboxItem.own(trigger.build());
  }

  /**
   * A text that limits how many of its characters are read: a match could otherwise take for ever.
   */
  private static final class Looked implements CharSequence {
    private final CharSequence text;
    private final SensitiveDataRule rule;
    private int looks;

    Looked(CharSequence text, SensitiveDataRule rule) {
      this.text = text;
      this.rule = rule;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new TooLongException(rule);
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** Thrown when a rule reads too many characters or overflows the stack. */
  private static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String rule;

    TooLongException(SensitiveDataRule rule) {
      super(null, null, false, false);
      this.rule = rule.name();
    }

    String reason(VisitorTurn turn) {
      return "the rule '" + turn.safe(rule) + "' for sensitive data takes too long on the text";
    }
  }
}
