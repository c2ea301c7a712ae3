// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/record.h"

// Value types only; the translation unit proves that the header stands alone.
