// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier {

class Segmented;

/// Tells assistive technology what our own widgets are: text, a group of choices, a notice. Cheap to call again.
void installAccessibility();

/// The chosen item of a Segmented changed.
void tellAccessibleChange(Segmented* segmented);
/// The keyboard stands on another item.
void tellAccessibleFocus(Segmented* segmented, int index);

} // namespace dossier
