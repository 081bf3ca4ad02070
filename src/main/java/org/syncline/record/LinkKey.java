package org.syncline.record;

/** A source record: never linked to two golden records of one type. */
public record LinkKey(String system, String object, String recordType, String externalId) {}
