package dev.chasitor.session.visitor;

import dev.chasitor.codec.Resource;
import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The requests that wait to be sent, in the order of the application's commands (rule C-SEQ-03).
 * Only the head is on its way, with what goes with it in a MultiNoun. Immutable.
 *
 * @param nextNumber the number that the next new POST gets; the first is 1
 * @param items the requests, the head first
 */
public record Outbox(long nextNumber, List<OutboxItem> items) {

  static final Outbox EMPTY = new Outbox(1, List.of());

  public Outbox {
    items = List.copyOf(items);
  }

  Optional<OutboxItem> head() {
    return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
  }

  /** Returns the commands that the items settle, in order. */
  List<CommandRef> commands() {
    return items.stream().flatMap(item -> item.command().stream()).toList();
  }

  /** Returns when the first time to live is over among those that still count. */
  Optional<Duration> expiresAt() {
    Optional<Duration> first = Optional.empty();
    for (OutboxItem item : items) {
      Optional<Duration> at = item.expiresAt();
      if (at.isPresent() && (first.isEmpty() || at.get().compareTo(first.get()) < 0)) {
        first = at;
      }
    }
    return first;
  }

  boolean holds(RequestType type) {
    return first(type).isPresent();
  }

  /** Returns the first item whose request has this type. */
  Optional<OutboxItem> first(RequestType type) {
    for (OutboxItem item : items) {
      if (item.request().kind() == type) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  Outbox append(OutboxItem item) {
    List<OutboxItem> longer = new ArrayList<>(items);
    longer.add(item);
    return new Outbox(nextNumber, longer);
  }

  Outbox prepend(OutboxItem item) {
    List<OutboxItem> longer = new ArrayList<>();
    longer.add(item);
    longer.addAll(items);
    return new Outbox(nextNumber, longer);
  }

  /**
   * Returns the outbox in which ChatEnd settles {@code command}, because the application now
   * commands the end that the session began.
   */
  Outbox withEndCommanded(CommandRef command) {
    return new Outbox(
        nextNumber,
        items.stream()
            .map(
                item ->
                    item.request().kind() == RequestType.CHAT_END
                        ? item.commandedBy(command)
                        : item)
            .toList());
  }

  Outbox without(RequestType type) {
    return new Outbox(
        nextNumber, items.stream().filter(item -> item.request().kind() != type).toList());
  }

  /** Returns the head and the items that go with it under the same number (rule C-SEQ-05). */
  List<OutboxItem> together() {
    int size = Math.min(1, items.size());
    while (size > 0
        && size < items.size()
        && items.get(0).number().isPresent()
        && items.get(size).number().equals(items.get(0).number())) {
      size++;
    }
    return items.subList(0, size);
  }

  /** Returns the outbox without its first items. */
  Outbox without(int first) {
    return new Outbox(nextNumber, items.subList(first, items.size()));
  }

  /**
   * Returns how many of the first items may go in one MultiNoun, at most {@code most}. Items sent
   * before never go with new ones: the server may know them, and would drop the whole as a repeat.
   */
  int batchable(int most) {
    int size = 0;
    while (size < Math.min(most, items.size())
        && items.get(size).mayGoWithOthers()
        && items.get(size).wasSent() == items.get(0).wasSent()) {
      size++;
    }
    return Math.max(1, size);
  }

  /**
   * Returns the outbox after its first {@code count} items were sent as one. A retry keeps its
   * number; a new POST gets the next number if its resource has numbers.
   */
  Outbox withHeadSent(int count) {
    OutboxItem head = items.get(0);
    boolean fresh =
        head.number().isEmpty()
            && Resource.of(head.request().kind()).headers().contains(Resource.Header.SEQUENCE);
    OptionalLong number = fresh ? OptionalLong.of(nextNumber) : head.number();
    List<OutboxItem> sent = new ArrayList<>(items);
    for (int at = 0; at < count; at++) {
      sent.set(at, items.get(at).sentAs(number));
    }
    return new Outbox(fresh ? nextNumber + 1 : nextNumber, sent);
  }

  /** Returns the outbox after one more refusal of the head, which will be tried again. */
  Outbox withHeadRefused() {
    return withHead(items.get(0).refused());
  }

  /** Returns the outbox after the server said that it did not take the last try of the head. */
  Outbox withHeadNotTaken() {
    List<OutboxItem> changed = new ArrayList<>(items);
    for (int at = 0; at < together().size(); at++) {
      changed.set(at, items.get(at).notTaken());
    }
    return new Outbox(nextNumber, changed);
  }

  /**
   * Returns the outbox with none of its lines counted as arrived: the transcript showed those that
   * did arrive.
   */
  Outbox withLinesNotArrived() {
    return new Outbox(
        nextNumber,
        items.stream()
            .map(
                item ->
                    item.request().kind() == RequestType.CHAT_MESSAGE ? item.notArrived() : item)
            .toList());
  }

  /**
   * Returns the outbox of an old document: each request may have been sent since then, and may have
   * arrived.
   */
  Outbox perhapsSent() {
    return new Outbox(nextNumber, items.stream().map(OutboxItem::perhapsSent).toList());
  }

  /** Returns the outbox with the head's MultiNoun split, so that each item gets its own number. */
  Outbox apart() {
    List<OutboxItem> single = new ArrayList<>(items);
    for (int at = 0; at < together().size(); at++) {
      single.set(at, items.get(at).unnumbered());
    }
    return new Outbox(nextNumber, single);
  }

  /**
   * Returns the outbox without given numbers. New numbers start after {@code last}, the last one
   * that the server accepted. Notices are left out: without their numbers nobody misses them, and
   * the agent may be gone (rule C-NOT-01).
   */
  Outbox rebasedAfter(long last) {
    List<OutboxItem> fresh =
        items.stream()
            .filter(item -> !Notices.areRequestedBy(item.request().kind()))
            .map(OutboxItem::unnumbered)
            .toList();
    return new Outbox(last + 1, fresh);
  }

  /** Returns the outbox in which the numbers that are not given yet are so much higher. */
  Outbox leapt(long by) {
    return new Outbox(nextNumber + by, items);
  }

  /** Returns the outbox in which each time to live is over sooner, but not before {@code now}. */
  Outbox sooner(Duration by, Duration now) {
    return new Outbox(nextNumber, items.stream().map(item -> item.sooner(by, now)).toList());
  }

  private Outbox withHead(OutboxItem head) {
    List<OutboxItem> changed = new ArrayList<>(items);
    changed.set(0, head);
    return new Outbox(nextNumber, changed);
  }
}
