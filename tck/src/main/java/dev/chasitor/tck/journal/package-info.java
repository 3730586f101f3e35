/**
 * The contract of journals: {@code JournalTck} tests any implementation of {@code SessionJournal}.
 */
@NullMarked
package dev.chasitor.tck.journal;

import org.jspecify.annotations.NullMarked;
