package dev.chasitor.session.visitor;

import dev.chasitor.codec.Resource;
import dev.chasitor.model.RequestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What waits to be sent, in the order the application said it (rule C-SEQ-03). Only the head is
 * ever on its way. Immutable.
 *
 * @param nextNumber the number the next new POST gets, from 1
 * @param items what waits, the head first
 */
public record Outbox(long nextNumber, List<OutboxItem> items) {

  static final Outbox EMPTY = new Outbox(1, List.of());

  public Outbox {
    items = List.copyOf(items);
  }

  Optional<OutboxItem> head() {
    return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
  }

  boolean holds(RequestType type) {
    return first(type).isPresent();
  }

  /** The first item of this kind. */
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

  /** The end that is on its way settles {@code ref} as well: the application wants it, too. */
  Outbox withEndCommanded(long ref) {
    return new Outbox(
        nextNumber,
        items.stream()
            .map(item -> item.request().kind() == RequestType.CHAT_END ? item.forRef(ref) : item)
            .toList());
  }

  Outbox without(RequestType type) {
    return new Outbox(
        nextNumber, items.stream().filter(item -> item.request().kind() != type).toList());
  }

  /** The head, and what goes with it under the same number (rule C-SEQ-05). */
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

  /** The outbox without its first items. */
  Outbox without(int first) {
    return new Outbox(nextNumber, items.subList(first, items.size()));
  }

  /**
   * How many of the first items may go as one, at most {@code most}. What was sent before goes
   * without what is new: the server may know it, and would drop the whole as a repeat.
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
   * The first items as they go out now, as one: numbered when their resource is, with their old
   * number on a retry.
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

  /** The head after one more refusal that allows another try. */
  Outbox withHeadRefused() {
    return withHead(items.get(0).refused());
  }

  /** The head after an answer that says that this try of it was not taken. */
  Outbox withHeadNotTaken() {
    return withHead(items.get(0).notTaken());
  }

  /** None of the lines has arrived: a transcript shows those that have. */
  Outbox withLinesNotArrived() {
    return new Outbox(
        nextNumber,
        items.stream()
            .map(
                item ->
                    item.request().kind() == RequestType.CHAT_MESSAGE ? item.notArrived() : item)
            .toList());
  }

  /** What went together gets numbers of its own. */
  Outbox apart() {
    List<OutboxItem> single = new ArrayList<>(items);
    for (int at = 0; at < together().size(); at++) {
      single.set(at, items.get(at).unnumbered());
    }
    return new Outbox(nextNumber, single);
  }

  /** Numbering starts anew behind {@code last}, the last number the server accepted. */
  Outbox rebasedAfter(long last) {
    List<OutboxItem> fresh = items.stream().map(OutboxItem::unnumbered).toList();
    return new Outbox(last + 1, fresh);
  }

  private Outbox withHead(OutboxItem head) {
    List<OutboxItem> changed = new ArrayList<>(items);
    changed.set(0, head);
    return new Outbox(nextNumber, changed);
  }
}
