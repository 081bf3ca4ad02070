package org.syncline;

/** A fact that happened and is committed, named in the past tense. Anyone may publish one. */
public interface HubEvent {}
