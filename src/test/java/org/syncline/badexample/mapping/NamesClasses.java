package org.syncline.badexample.mapping;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Lets a document say which class is to be made of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
public final class NamesClasses {}
