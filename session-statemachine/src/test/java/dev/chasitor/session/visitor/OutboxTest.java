package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.RequestType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What waits to be sent: its order, and the numbers it gets. */
class OutboxTest {

  private static OutboxItem line(long ref) {
    return OutboxItem.commanded(
        new CommandRef(ref), ChatMessageRequest.builder().text("line " + ref).build());
  }

  private static OutboxItem typing() {
    return OutboxItem.own(ChasitorTypingRequest.builder().build());
  }

  private static Outbox of(OutboxItem... items) {
    return new Outbox(5, List.of(items));
  }

  private static List<OptionalLong> numbers(Outbox outbox) {
    return outbox.items().stream().map(OutboxItem::number).toList();
  }

  @Test
  void itemsAreAddedAtEitherEnd() {
    Outbox outbox = Outbox.EMPTY.append(line(1)).append(line(2)).prepend(typing());
    assertEquals(List.of(typing(), line(1), line(2)), outbox.items());
    assertEquals(Optional.of(typing()), outbox.head());
    assertEquals(Optional.empty(), Outbox.EMPTY.head());
    assertEquals(1, outbox.nextNumber());
  }

  @Test
  void aTypeIsFoundAndTakenOut() {
    Outbox outbox = of(line(1), typing(), line(2), typing());
    assertEquals(true, outbox.holds(RequestType.CHASITOR_TYPING));
    assertEquals(of(line(1), line(2)), outbox.without(RequestType.CHASITOR_TYPING));
    assertEquals(false, of(line(1)).holds(RequestType.CHASITOR_TYPING));
    assertEquals(of(line(2), typing()), outbox.without(2));
  }

  @Test
  void whatGoesTogetherHasOneNumberAndKeepsIt() {
    Outbox sent = of(line(1), line(2), line(3)).withHeadSent(2);
    assertEquals(6, sent.nextNumber());
    assertEquals(
        List.of(OptionalLong.of(5), OptionalLong.of(5), OptionalLong.empty()), numbers(sent));
    assertEquals(sent.items().subList(0, 2), sent.together());
    Outbox again = sent.withHeadSent(2);
    assertEquals(6, again.nextNumber());
    assertEquals(numbers(sent), numbers(again));
    assertEquals(2, again.items().get(1).tries());
    assertEquals(
        List.of(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
        numbers(sent.apart()));
  }

  @Test
  void whatHasNoNumberYetGoesAlone() {
    assertEquals(List.of(line(1)), of(line(1), line(2)).together());
    assertEquals(List.of(), Outbox.EMPTY.together());
  }

  @Test
  void numberingStartsAnewBehindTheLastAccepted() {
    Outbox rebased = of(line(1), line(2)).withHeadSent(1).rebasedAfter(9);
    assertEquals(10, rebased.nextNumber());
    assertEquals(List.of(OptionalLong.empty(), OptionalLong.empty()), numbers(rebased));
    assertEquals(true, rebased.items().get(0).wasSent());
  }

  @Test
  void noticesAreLeftOutWhenNumberingStartsAnew() {
    assertEquals(
        of(line(1)).items(), of(typing(), line(1)).withHeadSent(1).rebasedAfter(0).items());
  }

  @Test
  void onlyWhatTheVisitorSaidIsBatched() {
    Outbox lines = of(line(1), line(2), line(3), typing());
    assertEquals(3, lines.batchable(10));
    assertEquals(2, lines.batchable(2));
    assertEquals(1, lines.batchable(1));
    assertEquals(1, of(typing(), line(1)).batchable(10));
    OutboxItem end = OutboxItem.commanded(new CommandRef(9), ChatEndRequest.builder().build());
    assertEquals(1, of(line(1), end, line(2)).batchable(10));
    assertEquals(1, of(line(1), line(2)).withHeadSent(1).batchable(10));
  }

  @Test
  void refusalsAreCountedAtTheHead() {
    Outbox refused = of(line(1), line(2)).withHeadRefused().withHeadRefused();
    assertEquals(2, refused.items().get(0).refusals());
    assertEquals(0, refused.items().get(1).refusals());
  }
}
